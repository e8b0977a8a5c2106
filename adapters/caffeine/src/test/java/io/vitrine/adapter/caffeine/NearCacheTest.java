package io.vitrine.adapter.caffeine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.domain.cache.Cache;
import io.vitrine.domain.cache.CacheContract;
import io.vitrine.domain.cache.CacheKey;
import io.vitrine.domain.cache.TextCodec;
import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.InMemoryCatalogueChanges;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

final class NearCacheTest extends CacheContract {

    private static final CacheSettings SETTINGS =
            new CacheSettings(DataSize.ofKilobytes(100), DataSize.ofKilobytes(100));

    private final AtomicLong nanos = new AtomicLong();
    private final CacheCounts counts = new CacheCounts(new SimpleMeterRegistry());

    @Override
    protected Cache<String> cache(InMemoryCatalogueChanges changes) {
        return new NearCache<>(SETTINGS, new TextCodec(), changes, Optional.empty(), counts, nanos::get, () -> 0);
    }

    @Test
    void nothing_is_kept_beyond_its_lifetime() {
        var cache = cache(changes);
        cache.cached(OF_SHOE, HOUR, Mono.just("old")).block();

        pass(HOUR.plusNanos(1));

        assertThat(cache.near(OF_SHOE)).isEmpty();
        assertThat(cache.cached(OF_SHOE, HOUR, Mono.just("new")).block()).isEqualTo("new");
    }

    @Test
    void lifetimes_are_shortened_by_up_to_a_tenth_so_that_they_do_not_end_together() {
        var shortest =
                new NearCache<>(SETTINGS, new TextCodec(), changes, Optional.empty(), counts, nanos::get, () -> -1);
        shortest.cached(OF_SHOE, HOUR, Mono.just("old")).block();

        pass(Duration.ofMinutes(55));

        assertThat(shortest.near(OF_SHOE)).isEmpty();
    }

    @Test
    void what_is_asked_for_shortly_before_its_end_is_made_anew_while_everybody_gets_what_there_is() {
        var cache = cache(changes);
        var loads = new AtomicInteger();
        var renewal = Sinks.<String>one();
        cache.cached(OF_SHOE, HOUR, Mono.just("old")).block();
        pass(Duration.ofMinutes(55));
        var load = Mono.defer(() -> {
            loads.incrementAndGet();
            return renewal.asMono();
        });

        assertThat(cache.near(OF_SHOE)).isEmpty();
        assertThat(cache.cached(OF_SHOE, HOUR, load).block()).isEqualTo("old");
        assertThat(cache.near(OF_SHOE)).contains("old");
        assertThat(cache.cached(OF_SHOE, HOUR, load).block()).isEqualTo("old");

        renewal.tryEmitValue("new").orThrow();
        assertThat(cache.near(OF_SHOE)).contains("new");
        assertThat(loads).hasValue(1);
        pass(Duration.ofMinutes(50));
        assertThat(cache.near(OF_SHOE)).contains("new");
    }

    @Test
    void a_renewal_that_fails_is_tried_again_and_takes_nothing_away() {
        var cache = cache(changes);
        cache.cached(OF_SHOE, HOUR, Mono.just("old")).block();
        pass(Duration.ofMinutes(55));

        assertThat(cache.cached(OF_SHOE, HOUR, Mono.error(new IllegalStateException()))
                        .block())
                .isEqualTo("old");
        assertThat(cache.cached(OF_SHOE, HOUR, Mono.just("new")).block()).isEqualTo("old");

        assertThat(cache.near(OF_SHOE)).contains("new");
    }

    @Test
    void a_renewal_that_was_overtaken_by_a_change_is_dropped() {
        var cache = cache(changes);
        var renewal = Sinks.<String>one();
        cache.cached(OF_SHOE, HOUR, Mono.just("old")).block();
        pass(Duration.ofMinutes(55));
        cache.cached(OF_SHOE, HOUR, renewal.asMono()).block();

        changes.hear(at -> new CatalogueChange.OfProducts(Set.of(SHOE), at));
        renewal.tryEmitValue("read before the change").orThrow();

        assertThat(cache.near(OF_SHOE)).isEmpty();
    }

    @Test
    void no_more_bytes_are_kept_than_are_given_to_it() {
        var cache = cache(changes);
        var keys = IntStream.range(0, 1_000)
                .mapToObj(i -> new CacheKey.OfCatalogue("?page=" + i))
                .toList();

        keys.forEach(
                key -> cache.cached(key, HOUR, Mono.just("x".repeat(1_000))).block());

        assertThat(keys.stream().filter(key -> cache.near(key).isPresent()).count())
                .isBetween(50L, 85L);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
