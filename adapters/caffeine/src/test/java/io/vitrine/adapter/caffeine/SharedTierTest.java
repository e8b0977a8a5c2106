package io.vitrine.adapter.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.domain.cache.Cache;
import io.vitrine.domain.cache.CacheKey;
import io.vitrine.domain.cache.InMemorySharedCache;
import io.vitrine.domain.cache.Lookup;
import io.vitrine.domain.cache.SharedCache;
import io.vitrine.domain.cache.TextCodec;
import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.InMemoryCatalogueChanges;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.shared.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Several instances, each with a cache of its own, in front of one that they share. */
final class SharedTierTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final ProductId SHOE = new ProductId(new SequentialIdentifiers().next());
    private static final CacheKey OF_SHOE = new CacheKey.OfProduct(SHOE);
    private static final CacheKey OF_LIST = new CacheKey.OfCatalogue("?q=shoe");

    private final SharedCache shared = new InMemorySharedCache(Clock.systemUTC());
    private final Instance one = new Instance(shared);
    private final Instance other = new Instance(shared);
    private final AtomicInteger loads = new AtomicInteger();

    private record Instance(InMemoryCatalogueChanges changes, Cache<String> cache) {
        Instance(SharedCache shared) {
            var changes = new InMemoryCatalogueChanges();
            var settings = new CacheSettings(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1));
            this(
                    changes,
                    new NearCache<>(
                            settings,
                            new TextCodec(),
                            changes,
                            Optional.of(shared),
                            new CacheCounts(new SimpleMeterRegistry()),
                            System::nanoTime,
                            () -> 0));
        }

        String get(CacheKey key, Mono<String> loader) {
            return cache.cached(key, HOUR, loader).blockOptional().orElseThrow();
        }

        void hears(CatalogueChange change) {
            changes.hear(_ -> change);
        }
    }

    @Test
    void what_one_instance_has_made_the_others_have() {
        assertThat(one.get(OF_SHOE, load())).isEqualTo("load 1");
        assertThat(other.get(OF_SHOE, load())).isEqualTo("load 1");
    }

    @Test
    void however_many_ask_on_all_instances_it_is_made_once() {
        var making = Sinks.<String>one();
        var third = new Instance(shared);
        var waiting = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 1_000; i++) {
            var instance = List.of(one, other, third).get(i % 3);
            waiting.add(instance.cache().cached(OF_SHOE, HOUR, loadedBy(making)).toFuture());
        }

        making.tryEmitValue("made").orThrow();

        assertThat(waiting).allSatisfy(each -> assertThat(each.join()).isEqualTo("made"));
        assertThat(loads).hasValue(1);
    }

    @Test
    void what_was_read_before_a_change_is_of_no_use_after_it() {
        one.get(OF_SHOE, load());
        one.get(OF_LIST, load());

        other.hears(new CatalogueChange.OfProducts(Set.of(SHOE), one.changes().position()));

        assertThat(other.get(OF_SHOE, load())).isEqualTo("load 3");
        assertThat(other.get(OF_LIST, load())).isEqualTo("load 4");
    }

    @Test
    void what_was_not_touched_by_a_change_is() {
        var unchanged = new CacheKey.OfProduct(new ProductId(new SequentialIdentifiers().next()));
        one.get(unchanged, load());

        other.hears(new CatalogueChange.OfProducts(Set.of(SHOE), one.changes().position()));

        assertThat(other.get(unchanged, load())).isEqualTo("load 1");
    }

    @Test
    void what_may_be_from_before_a_change_is_not_kept_for_others() {
        one.hears(new CatalogueChange.OfProducts(Set.of(SHOE), 1_000));

        one.get(OF_SHOE, load());

        assertThat(shared.find("text:product:" + SHOE, Long.MIN_VALUE).block()).isInstanceOf(Lookup.Missing.class);
    }

    @Test
    void an_instance_that_heard_nothing_for_a_while_uses_what_others_kept_unless_it_may_have_changed() {
        var unchanged = new CacheKey.OfProduct(new ProductId(new SequentialIdentifiers().next()));
        one.get(unchanged, load());
        one.get(OF_SHOE, load());

        other.hears(new CatalogueChange.Unheard(
                Set.of(SHOE), Set.of(), one.changes().position()));

        assertThat(other.get(unchanged, load())).isEqualTo("load 1");
        assertThat(other.get(OF_SHOE, load())).isEqualTo("load 3");
    }

    @Test
    void the_next_one_makes_what_one_could_not() {
        assertThatThrownBy(() -> one.get(OF_SHOE, Mono.error(new IllegalStateException("no luck"))))
                .hasMessageContaining("no luck");

        assertThat(other.get(OF_SHOE, load())).isEqualTo("load 1");
    }

    @Test
    void while_it_is_away_each_instance_makes_its_own() {
        var away = new Away();
        var alone = new Instance(away);

        assertThat(alone.get(OF_SHOE, load())).isEqualTo("load 1");
        assertThat(alone.cache().near(OF_SHOE)).contains("load 1");
        assertThatThrownBy(() -> new Instance(away).get(OF_SHOE, Mono.error(new IllegalStateException("no luck"))))
                .hasMessageContaining("no luck");
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

    /** A shared cache that does not answer. */
    private static final class Away implements SharedCache {
        @Override
        public Mono<Lookup> find(String key, long newerThan) {
            return Mono.error(failure());
        }

        @Override
        public Mono<Void> keep(String key, byte[] value, long position, Duration lifetime) {
            return Mono.error(failure());
        }

        @Override
        public Mono<Void> giveUp(String key) {
            return Mono.error(failure());
        }

        private static StoreUnavailable failure() {
            return new StoreUnavailable("away", new IllegalStateException());
        }
    }
}
