package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.limit.ExceededLimits;
import io.vitrine.domain.limit.ExceededLimitsContract;
import io.vitrine.domain.limit.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class R2dbcExceededLimitsTest extends ExceededLimitsContract {

    private final TestDatabase database = TestDatabase.shared();
    private final InMemoryIncidents incidents = new InMemoryIncidents();
    private final R2dbcExceededLimits exceeded = new R2dbcExceededLimits(database.database(), incidents);

    @BeforeEach
    void start() {
        database.empty();
        exceeded.start();
    }

    @AfterEach
    void stop() {
        exceeded.close();
    }

    @Override
    protected ExceededLimits exceeded() {
        return exceeded;
    }

    @Override
    protected long forgetAt(Instant now) {
        return new R2dbcHousekeeping(database.database())
                .sweep(now)
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void what_is_noted_while_the_database_is_away_is_kept_once_it_is_back() {
        var connections = new BrokenConnections(database.connections());
        var limits = new R2dbcExceededLimits(new Database(connections, Duration.ofSeconds(5)), incidents);
        limits.start();
        connections.breakAll();
        limits.note(client("ana", Policy.API, NOW));
        await().until(connections::refused, refused -> refused > 1);

        connections.repair();

        awaitKept(1);
        assertThat(limits.lost()).isZero();
        limits.close();
    }

    @Test
    void what_there_is_no_room_for_is_counted() {
        var idle = new R2dbcExceededLimits(database.database(), incidents);
        IntStream.range(0, R2dbcExceededLimits.MOST_WAITING + 7)
                .forEach(n -> idle.note(client("client-" + n, Policy.API, NOW)));

        assertThat(idle.lost()).isEqualTo(7);
    }

    @Test
    void what_cannot_be_stored_takes_nothing_else_with_it_and_is_reported_once() {
        exceeded.note(client("ana", Policy.API, NOW));
        exceeded.note(client("bob", Policy.API, Instant.MAX.minusSeconds(86_400)));
        exceeded.note(client("eve", Policy.API, NOW));
        exceeded.note(client("joe", Policy.API, Instant.MAX.minusSeconds(86_400)));

        awaitKept(2);
        await().until(exceeded::lost, lost -> lost == 2);
        assertThat(incidents.reported()).hasSize(1).hasOnlyElementsOfType(Incident.Failure.class);
    }

    @Test
    void a_row_is_of_the_window_that_it_says() {
        assertThatThrownBy(() -> database.execute("""
            INSERT INTO rate_limit_log (policy, kind, key_digest, shown, requests, window_millis, window_begin,
                exceeded_at)
            VALUES ('api', 'address', decode(repeat('a1', 32), 'hex'), '203.0.113.0/24', 100, 900000,
                '2026-11-24T10:00:00Z', '2026-11-24T10:15:00Z')\
            """)).hasMessageContaining("rate_limit_log_check");
    }
}
