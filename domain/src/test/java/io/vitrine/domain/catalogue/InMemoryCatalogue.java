package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InMemoryWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The one store behind the fakes of the catalogue's ports: what one of them writes, all the others read. */
public final class InMemoryCatalogue {
    private final Map<BrandId, Brand> brands = new ConcurrentHashMap<>();
    private final Map<BrandId, List<Brand>> brandHistories = new ConcurrentHashMap<>();
    private final Map<ProductId, ProductState> products = new ConcurrentHashMap<>();
    private final Map<ProductId, List<ProductVersion>> histories = new ConcurrentHashMap<>();
    private final InMemoryCatalogueChanges changes = new InMemoryCatalogueChanges();

    /** What the step that is being taken has changed. */
    private final Set<ProductId> changedProducts = new HashSet<>();

    private final Set<BrandId> changedBrands = new HashSet<>();

    /** Tells of every change. */
    public InMemoryCatalogueChanges changes() {
        return changes;
    }

    /** The products there are, in no particular order. */
    public synchronized List<Product> liveProducts() {
        return products.values().stream()
                .filter(ProductState.Live.class::isInstance)
                .map(state -> ((ProductState.Live) state).product())
                .toList();
    }

    /** The brands there are, in no particular order. */
    public synchronized List<Brand> allBrands() {
        return List.copyOf(brands.values());
    }

    /** Forgets the products that were deleted too long ago, and says how many that were. */
    public synchronized long forgetAt(Instant now) {
        var forgotten = products.entrySet().stream()
                .filter(entry -> isForgotten(entry.getValue(), now))
                .map(Map.Entry::getKey)
                .toList();
        products.keySet().removeAll(forgotten);
        histories.keySet().removeAll(forgotten);
        changes.changed(Set.copyOf(forgotten), Set.of());
        return forgotten.size();
    }

    /** Runs a step alone. */
    <T> Mono<T> step(Function<InMemoryWork, T> step) {
        return Mono.deferContextual(context -> Mono.fromSupplier(() -> {
            synchronized (this) {
                var work = InMemoryWork.in(context);
                var outcome = step.apply(work);
                var telling = tellingOfTheStep();
                if (context.hasKey(InMemoryWork.class)) {
                    work.atEnd(telling);
                } else {
                    telling.run();
                }
                return outcome;
            }
        }));
    }

    private Runnable tellingOfTheStep() {
        var ofProducts = Set.copyOf(changedProducts);
        var ofBrands = Set.copyOf(changedBrands);
        changedProducts.clear();
        changedBrands.clear();
        return () -> changes.changed(ofProducts, ofBrands);
    }

    /** Runs a look-up alone. */
    <T> Mono<T> look(Supplier<Optional<T>> look) {
        return Mono.defer(() -> {
            synchronized (this) {
                return Mono.justOrEmpty(look.get());
            }
        });
    }

    Optional<ProductState> state(ProductId id, Instant now) {
        return Optional.ofNullable(products.get(id)).filter(state -> !isForgotten(state, now));
    }

    private static boolean isForgotten(ProductState state, Instant now) {
        return state instanceof ProductState.Deleted(var _, var deletedAt)
                && deletedAt.plus(ProductState.REMEMBERED).isBefore(now);
    }

    Optional<Product> holderOf(Sku sku) {
        return liveProducts().stream().filter(it -> it.sku().equals(sku)).findFirst();
    }

    List<Product> live(Collection<ProductId> ids) {
        var wanted = Set.copyOf(ids);
        return liveProducts().stream().filter(it -> wanted.contains(it.id())).toList();
    }

    /** Whether a product with this brand would be in order. */
    boolean knows(@Nullable BrandReference reference) {
        return reference == null || brand(reference) != null;
    }

    @Nullable
    BrandSummary brand(@Nullable BrandReference reference) {
        var found = switch (reference) {
            case null -> Optional.<Brand>empty();
            case BrandReference.ById(var id) -> brand(id);
            case BrandReference.BySlug(var slug) -> brandWith(it -> it.slug().equals(slug));
            case BrandReference.ByName(var name) -> brandWith(it -> it.name().equals(name));
        };
        return found.map(Brand::summary).orElse(null);
    }

    Optional<Brand> brand(BrandId id) {
        return Optional.ofNullable(brands.get(id));
    }

    Optional<Brand> brandWith(Predicate<Brand> trait) {
        return brands.values().stream().filter(trait).findFirst();
    }

    /** Products of the brand, also those that are deleted and still remembered. */
    List<ProductState> statesOf(BrandId brand, Instant now) {
        return products.values().stream()
                .filter(state -> !isForgotten(state, now))
                .filter(state -> isOf(product(state), brand))
                .toList();
    }

    private static boolean isOf(Product product, BrandId brand) {
        return product.brand() != null && product.brand().id().equals(brand);
    }

    static Product product(ProductState state) {
        return switch (state) {
            case ProductState.Live(var product) -> product;
            case ProductState.Deleted(var product, var _) -> product;
        };
    }

    List<ProductVersion> history(ProductId id) {
        return histories.getOrDefault(id, List.of()).stream()
                .sorted(Comparator.comparingLong(
                                (ProductVersion it) -> it.product().version())
                        .reversed())
                .toList();
    }

    void keep(InMemoryWork work, ProductState state, ProductVersion entry) {
        var id = entry.product().id();
        var history = new ArrayList<ProductVersion>();
        if (entry.kind() != ProductVersion.Kind.CREATED) {
            history.addAll(histories.getOrDefault(id, List.of()));
        }
        history.add(entry);
        work.put(histories, id, List.copyOf(history));
        work.put(products, id, state);
        changedProducts.add(id);
    }

    void keep(InMemoryWork work, Brand brand) {
        work.put(
                brandHistories,
                brand.id(),
                Stream.concat(versions(brand.id()), Stream.of(brand)).toList());
        work.put(brands, brand.id(), brand);
        changedBrands.add(brand.id());
    }

    /** The versions of a brand, the first one first. */
    Stream<Brand> versions(BrandId id) {
        return brandHistories.getOrDefault(id, List.of()).stream();
    }

    void remove(InMemoryWork work, BrandId id) {
        work.remove(brandHistories, id);
        work.remove(brands, id);
        changedBrands.add(id);
    }
}
