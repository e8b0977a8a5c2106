package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.IdentifiersContract;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class UuidV7IdentifiersTest extends IdentifiersContract {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final UuidV7Identifiers identifiers = new UuidV7Identifiers(time::get, new SecureRandom());

    @Override
    protected Identifiers identifiers() {
        return identifiers;
    }

    @Test
    void an_identifier_tells_its_millisecond() {
        assertThat(millisOf(identifiers.next())).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void identifiers_grow_although_the_clock_jumps_back() {
        var before = identifiers.next();

        time.set(NOW.minusSeconds(3_600));

        assertThat(compare(identifiers.next(), before)).isPositive();
    }

    @Test
    void identifiers_follow_the_clock_again_once_it_has_caught_up() {
        var _ = identifiers.next();

        time.set(NOW.plusMillis(1));

        assertThat(millisOf(identifiers.next())).isEqualTo(NOW.toEpochMilli() + 1);
    }

    private static long millisOf(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    private static int compare(UUID left, UUID right) {
        return left.toString().compareTo(right.toString());
    }
}
