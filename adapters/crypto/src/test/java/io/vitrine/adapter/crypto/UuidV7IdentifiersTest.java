package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidV7IdentifiersTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final UuidV7Identifiers identifiers = new UuidV7Identifiers(time::get, new SecureRandom());

    @Test
    void an_identifier_tells_version_variant_and_millisecond() {
        var id = identifiers.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(millisOf(id)).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void identifiers_grow_within_one_millisecond_even_when_the_counter_runs_over() {
        var ids = Stream.generate(identifiers::next).limit(20_000).toList();

        assertThat(ids).isSortedAccordingTo(UuidV7IdentifiersTest::compareUnsigned);
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    @Test
    void identifiers_grow_although_the_clock_jumps_back() {
        var before = identifiers.next();

        time.set(NOW.minusSeconds(3_600));

        assertThat(compareUnsigned(identifiers.next(), before)).isPositive();
    }

    @Test
    void identifiers_follow_the_clock_again_once_it_has_caught_up() {
        var _ = identifiers.next();

        time.set(NOW.plusMillis(1));

        assertThat(millisOf(identifiers.next())).isEqualTo(NOW.toEpochMilli() + 1);
    }

    @Test
    void threads_that_ask_at_the_same_time_never_get_the_same_one() throws Exception {
        var seen = ConcurrentHashMap.<UUID>newKeySet();
        var tasks = new ArrayList<Callable<Void>>();
        for (var task = 0; task < 8; task++) {
            tasks.add(() -> {
                for (var made = 0; made < 5_000; made++) {
                    seen.add(identifiers.next());
                }
                return null;
            });
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var finished : threads.invokeAll(tasks)) {
                finished.get();
            }
        }

        assertThat(seen).hasSize(40_000);
    }

    private static long millisOf(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    private static int compareUnsigned(UUID left, UUID right) {
        var high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }
}
