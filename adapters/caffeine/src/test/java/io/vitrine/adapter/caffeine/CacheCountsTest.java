package io.vitrine.adapter.caffeine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.domain.cache.Cache;
import io.vitrine.domain.cache.CacheKey;
import io.vitrine.domain.cache.InMemorySharedCache;
import io.vitrine.domain.cache.SharedCache;
import io.vitrine.domain.cache.TextCodec;
import io.vitrine.domain.catalogue.InMemoryCatalogueChanges;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.shared.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class CacheCountsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final CacheKey SHOE = product(1);

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void what_is_found_in_this_process_is_a_hit_and_what_is_not_a_miss() {
        var cache = cache(Optional.empty(), DataSize.ofMegabytes(1));

        cache.cached(SHOE, HOUR, Mono.just("shoe")).block();
        cache.near(SHOE);
        cache.cached(SHOE, HOUR, Mono.just("shoe")).block();

        assertThat(lookups("near", "miss")).isOne();
        assertThat(lookups("near", "hit")).isEqualTo(2);
        assertThat(meters.get("vitrine.cache.load").tag("outcome", "made").timers())
                .anySatisfy(timer -> assertThat(timer.count()).isOne());
    }

    @Test
    void what_another_instance_has_made_is_a_hit_of_what_they_share() {
        var shared = new InMemorySharedCache(Clock.systemUTC());
        cache(Optional.of(shared), DataSize.ofMegabytes(1))
                .cached(SHOE, HOUR, Mono.just("shoe"))
                .block();

        cache(Optional.of(shared), DataSize.ofMegabytes(1))
                .cached(SHOE, HOUR, Mono.just("shoe"))
                .block();

        assertThat(lookups("shared", "miss")).isOne();
        assertThat(lookups("shared", "hit")).isOne();
    }

    @Test
    void whoever_waits_for_what_is_being_made_joins() {
        var cache = cache(Optional.empty(), DataSize.ofMegabytes(1));
        var making = Sinks.<String>one();
        var first = cache.cached(SHOE, HOUR, making.asMono()).toFuture();

        var second = cache.cached(SHOE, HOUR, Mono.error(new AssertionError("made twice")))
                .toFuture();
        making.tryEmitValue("shoe").orThrow();

        assertThat(first.join()).isEqualTo(second.join());
        assertThat(meters.get("vitrine.cache.joins")
                        .tag("cache", "products")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void what_could_not_be_made_is_counted_as_failed() {
        var cache = cache(Optional.empty(), DataSize.ofMegabytes(1));

        StepVerifier.create(
                        cache.cached(SHOE, HOUR, Mono.error(new StoreUnavailable("away", new IllegalStateException()))))
                .verifyError(StoreUnavailable.class);

        assertThat(meters.get("vitrine.cache.load")
                        .tags("cache", "products", "outcome", "failed")
                        .timer()
                        .count())
                .isOne();
    }

    @Test
    void what_is_thrown_out_for_want_of_room_is_counted_and_what_is_kept_weighed() {
        var cache = cache(Optional.empty(), DataSize.ofKilobytes(100));

        for (int number = 0; number < 100; number++) {
            cache.cached(product(number), HOUR, Mono.just("x".repeat(4_000))).block();
        }

        assertThat(meters.get("vitrine.cache.evictions")
                        .tag("cache", "products")
                        .counter()
                        .count())
                .isPositive();
        assertThat(meters.get("vitrine.cache.size")
                        .tag("part", "resources")
                        .gauge()
                        .value())
                .isBetween(1.0, 100.0 * 1_024);
        assertThat(meters.get("vitrine.cache.entries")
                        .tag("part", "resources")
                        .gauge()
                        .value())
                .isPositive();
    }

    private Cache<String> cache(Optional<SharedCache> shared, DataSize room) {
        return new NearCaches(new CacheSettings(room, room), new InMemoryCatalogueChanges(), shared, meters)
                .of(new TextCodec());
    }

    private double lookups(String tier, String result) {
        return meters.get("vitrine.cache.lookups")
                .tags("cache", "products", "tier", tier, "result", result)
                .counter()
                .count();
    }

    private static CacheKey product(int number) {
        return new CacheKey.OfProduct(new ProductId(new UUID(0x7000, 0x8000_0000_0000_0000L + number)));
    }
}
