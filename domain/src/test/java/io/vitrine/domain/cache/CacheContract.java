package io.vitrine.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import io.vitrine.domain.catalogue.InMemoryCatalogueChanges;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.shared.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What every {@link Cache} promises. */
public abstract class CacheContract {
    private static final Identifiers IDENTIFIERS = new SequentialIdentifiers();
    protected static final ProductId SHOE = new ProductId(IDENTIFIERS.next());
    protected static final ProductId SHIRT = new ProductId(IDENTIFIERS.next());
    protected static final BrandId BRAND = new BrandId(IDENTIFIERS.next());
    protected static final CacheKey OF_SHOE = new CacheKey.OfProduct(SHOE);
    protected static final CacheKey OF_SHIRT = new CacheKey.OfProduct(SHIRT);
    protected static final CacheKey OF_BRAND = new CacheKey.OfBrand(BRAND);
    protected static final CacheKey OF_LIST = new CacheKey.OfCatalogue("?q=shoe");
    protected static final Duration HOUR = Duration.ofHours(1);

    protected final InMemoryCatalogueChanges changes = new InMemoryCatalogueChanges();
    private final AtomicInteger loads = new AtomicInteger();
    private Cache<String> cache;

    protected abstract Cache<String> cache(InMemoryCatalogueChanges changes);

    @BeforeEach
    final void begin() {
        cache = cache(changes);
    }

    @Test
    void what_is_made_is_kept_and_near() {
        assertThat(cache.near(OF_SHOE)).isEmpty();

        assertThat(get(OF_SHOE)).isEqualTo("load 1");

        assertThat(get(OF_SHOE)).isEqualTo("load 1");
        assertThat(cache.near(OF_SHOE)).contains("load 1");
        assertThat(cache.near(OF_SHIRT)).isEmpty();
    }

    @Test
    void however_many_ask_at_once_it_is_made_once() {
        var making = Sinks.<String>one();
        var waiting = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 1_000; i++) {
            waiting.add(cache.cached(OF_SHOE, HOUR, loadedBy(making)).toFuture());
        }

        making.tryEmitValue("made").orThrow();

        assertThat(waiting).allSatisfy(each -> assertThat(each).isCompletedWithValue("made"));
        assertThat(loads).hasValue(1);
    }

    @Test
    void it_is_made_to_the_end_although_who_asked_goes_away() {
        var making = Sinks.<String>one();
        var gone = cache.cached(OF_SHOE, HOUR, loadedBy(making)).subscribe();
        gone.dispose();

        making.tryEmitValue("made").orThrow();

        assertThat(cache.near(OF_SHOE)).contains("made");
    }

    @Test
    void a_change_of_a_product_takes_out_what_shows_it_and_every_list() {
        fill();

        changes.hear(at -> new CatalogueChange.OfProducts(Set.of(SHOE), at));

        assertThat(nearKeys()).containsExactly(OF_SHIRT, OF_BRAND);
    }

    @Test
    void a_change_of_a_brand_takes_out_what_shows_it_and_every_list() {
        fill();

        changes.hear(at -> new CatalogueChange.OfBrands(Set.of(BRAND), at));

        assertThat(nearKeys()).containsExactly(OF_SHOE, OF_SHIRT);
    }

    @Test
    void nothing_is_left_of_what_may_have_changed() {
        for (LongFunction<CatalogueChange> change : List.<LongFunction<CatalogueChange>>of(
                CatalogueChange.OfEverything::new, at -> new CatalogueChange.Unheard(Set.of(), Set.of(), at))) {
            fill();

            changes.hear(change);

            assertThat(nearKeys()).isEmpty();
        }
    }

    @Test
    void what_is_being_made_while_it_changes_is_for_those_only_who_asked_before() {
        var making = Sinks.<String>one();
        var before = cache.cached(OF_SHOE, HOUR, making.asMono()).toFuture();

        changes.hear(at -> new CatalogueChange.OfProducts(Set.of(SHOE), at));
        var after = cache.cached(OF_SHOE, HOUR, Mono.just("after")).toFuture();
        making.tryEmitValue("before").orThrow();

        assertThat(after).isCompletedWithValue("after");
        assertThat(before).isCompletedWithValue("before");
        assertThat(cache.near(OF_SHOE)).contains("after");
    }

    @Test
    void what_has_no_lifetime_is_only_given_to_those_who_wait() {
        assertThat(cache.cached(OF_SHOE, Duration.ZERO, load()).block()).isEqualTo("load 1");

        assertThat(cache.near(OF_SHOE)).isEmpty();
        assertThat(get(OF_SHOE)).isEqualTo("load 2");
    }

    @Test
    void a_failure_is_passed_on_and_the_next_one_tries_again() {
        var failing = cache.cached(OF_SHOE, HOUR, Mono.error(new IllegalStateException("no luck")));

        assertThatThrownBy(failing::block).hasMessageContaining("no luck");
        assertThat(get(OF_SHOE)).isEqualTo("load 1");
    }

    @Test
    void while_it_is_not_known_whether_it_is_current_the_store_is_asked_by_each() {
        get(OF_SHOE);

        changes.hears(Hearing.UNSURE);

        assertThat(cache.near(OF_SHOE)).isEmpty();
        assertThat(get(OF_SHOE)).isEqualTo("load 2");
        assertThat(get(OF_SHOE)).isEqualTo("load 3");
    }

    @Test
    void where_the_store_does_not_answer_the_last_that_is_known_is_given() {
        get(OF_SHOE);

        changes.hears(Hearing.UNSURE);
        assertThat(cache.cached(OF_SHOE, HOUR, away()).block()).isEqualTo("load 1");
        assertThatThrownBy(cache.cached(OF_SHIRT, HOUR, away())::block).isInstanceOf(StoreUnavailable.class);

        changes.hears(Hearing.CUT_OFF);
        assertThat(cache.near(OF_SHOE)).contains("load 1");
    }

    private void fill() {
        List.of(OF_SHOE, OF_SHIRT, OF_BRAND, OF_LIST).forEach(this::get);
        assertThat(nearKeys()).containsExactly(OF_SHOE, OF_SHIRT, OF_BRAND, OF_LIST);
    }

    private List<CacheKey> nearKeys() {
        return List.of(OF_SHOE, OF_SHIRT, OF_BRAND, OF_LIST).stream()
                .filter(key -> cache.near(key).isPresent())
                .toList();
    }

    private String get(CacheKey key) {
        return cache.cached(key, HOUR, load()).blockOptional().orElseThrow();
    }

    private Mono<String> load() {
        return Mono.fromSupplier(() -> "load " + loads.incrementAndGet());
    }

    private Mono<String> loadedBy(Sinks.One<String> making) {
        return Mono.defer(() -> {
            loads.incrementAndGet();
            return making.asMono();
        });
    }

    private static Mono<String> away() {
        return Mono.error(new StoreUnavailable("away", new IllegalStateException()));
    }
}
