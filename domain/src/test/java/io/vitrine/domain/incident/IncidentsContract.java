package io.vitrine.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What {@link Incidents} promises. */
public abstract class IncidentsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    protected abstract Incidents incidents();

    /** The kinds of what was told so far, in the order in which it was, each by the simple name of its type. */
    protected abstract List<String> told();

    @Test
    void whatever_happens_is_told() {
        incidents().report(new Incident.Failure(new IllegalStateException("no"), Optional.of(Told.CALL)));
        incidents().report(Incident.Failure.inBackground(new IllegalStateException("nor this")));
        incidents().report(new Incident.SlowRequest(Told.served(Duration.ofSeconds(2))));
        incidents().report(new Incident.MemoryHigh(600_000_000, 500_000_000));
        incidents().report(new Incident.TokenReused(Told.ANA, "order-7"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told())
                        .containsExactly("Failure", "Failure", "SlowRequest", "MemoryHigh", "TokenReused"));
        assertThat(incidents().lost()).isZero();
    }

    @Test
    void an_event_loop_can_tell_it() {
        Mono.fromRunnable(() -> incidents().report(new Incident.MemoryHigh(2, 1)))
                .subscribeOn(Schedulers.parallel())
                .block(PATIENCE);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).containsExactly("MemoryHigh"));
    }
}
