package io.vitrine.domain.catalogue;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import reactor.core.publisher.Mono;

/** Changes of an {@link InMemoryCatalogue}, which the only instance there is hears at once; or what a test says. */
public final class InMemoryCatalogueChanges implements CatalogueChanges {
    private final AtomicInteger waits = new AtomicInteger();
    private volatile Hearing hearing = Hearing.CURRENT;
    private volatile Mono<Void> settling = Mono.empty();
    private Consumer<CatalogueChange> listener = _ -> {};
    private long place;

    @Override
    public synchronized void tell(Consumer<CatalogueChange> its) {
        listener = its;
    }

    @Override
    public Mono<Void> settled() {
        return Mono.defer(() -> {
            waits.incrementAndGet();
            return settling;
        });
    }

    @Override
    public Hearing hearing() {
        return hearing;
    }

    @Override
    public synchronized long position() {
        return place + 1;
    }

    /** Tells of a change at the next place. */
    public synchronized void hear(LongFunction<CatalogueChange> change) {
        listener.accept(change.apply(++place));
    }

    /** What can be said from now on. */
    public void hears(Hearing its) {
        hearing = its;
    }

    /** What writes wait for from now on. */
    public void settlesWith(Mono<Void> end) {
        settling = end;
    }

    /** How often a write waited. */
    public int waits() {
        return waits.get();
    }

    void changed(Set<ProductId> products, Set<BrandId> brands) {
        if (!products.isEmpty()) {
            hear(at -> new CatalogueChange.OfProducts(products, at));
        }
        if (!brands.isEmpty()) {
            hear(at -> new CatalogueChange.OfBrands(brands, at));
        }
    }
}
