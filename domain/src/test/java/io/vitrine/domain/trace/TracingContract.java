package io.vitrine.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.domain.incident.Told;
import io.vitrine.domain.shared.Waits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What {@link Tracing} promises. */
public abstract class TracingContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TOOK = Duration.ofMillis(3);

    protected static final TracePosition RECORDED =
            new TracePosition(Told.CALL.traceId(), Told.CALL.spanId(), Optional.of("b7ad6b7169203331"), true);

    protected static final TracePosition NOT_RECORDED = new TracePosition(
            "0af7651916cd43dd8448eb211c80319c", "00f067aa0ba902b8", Optional.of("b7ad6b7169203332"), false);

    /** What became of a request in a trace. */
    public record Seen(String traceId, String spanId, int status, List<String> steps) {}

    protected abstract Tracing tracing();

    /** All that is recorded by now, with the kinds of steps in the order of their ends. */
    protected abstract List<Seen> seen();

    @Test
    void a_request_that_its_caller_records_is_recorded_with_what_it_waited_for() {
        var recording = tracing().begin(RECORDED);
        assertThat(recording.isMade()).isTrue();
        recording.begun(Waits.For.CONNECTION, "requests").accept(Optional.empty());
        recording.begun(Waits.For.STATEMENT, "SELECT 1").accept(Optional.of(new IllegalStateException("gone")));
        recording.end(Told.served(TOOK));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(seen())
                        .containsExactly(new Seen(
                                RECORDED.traceId(), RECORDED.spanId(), 200, List.of("CONNECTION", "STATEMENT"))));
    }

    @Test
    void a_request_that_its_caller_does_not_record_is_not_recorded() {
        var recording = tracing().begin(NOT_RECORDED);
        assertThat(recording.isMade()).isFalse();
        recording.begun(Waits.For.HASH, "bcrypt").accept(Optional.empty());
        recording.end(Told.served(TOOK));

        var other = tracing().begin(RECORDED);
        other.end(Told.served(TOOK));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(seen()).extracting(Seen::traceId).containsExactly(RECORDED.traceId()));
    }

    @Test
    void an_event_loop_may_record() {
        Mono.fromRunnable(() -> {
                    var recording = tracing().begin(RECORDED);
                    recording.begun(Waits.For.SHARED, "find").accept(Optional.empty());
                    recording.end(Told.served(TOOK));
                })
                .subscribeOn(Schedulers.parallel())
                .block(PATIENCE);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen()).hasSize(1));
    }
}
