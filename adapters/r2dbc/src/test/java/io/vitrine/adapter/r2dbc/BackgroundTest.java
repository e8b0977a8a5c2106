package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.shared.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class BackgroundTest {

    private static final Duration OFTEN = Duration.ofMillis(1);

    private final AtomicInteger done = new AtomicInteger();
    private final InMemoryIncidents incidents = new InMemoryIncidents();

    @Test
    void a_failure_does_not_end_it_and_is_reported_once() {
        var bug = new IllegalStateException("on purpose");
        var background = failing(bug);

        background.start();

        await().untilAtomic(done, greaterThan(3));
        background.close();
        assertThat(incidents.reported()).containsExactly(Incident.Failure.inBackground(bug));
    }

    @Test
    void an_outage_is_not_reported() {
        var background = failing(new StoreUnavailable("away", new IOException()));

        background.start();

        await().untilAtomic(done, greaterThan(3));
        background.close();
        assertThat(incidents.reported()).isEmpty();
    }

    private Background failing(Throwable failure) {
        return background("Failing", Mono.defer(() -> {
            done.incrementAndGet();
            return Mono.error(failure);
        }));
    }

    private Background background(String what, Mono<?> work) {
        return new Background(what, OFTEN, work, incidents);
    }

    @Test
    void it_stops_when_what_has_begun_is_over() {
        var over = Sinks.<Void>empty();
        var background = background("Waiting", Mono.defer(() -> {
            done.incrementAndGet();
            return over.asMono();
        }));
        background.start();
        await().untilAtomic(done, equalTo(1));

        StepVerifier.create(background.stop())
                .then(() -> assertThat(over.tryEmitEmpty()).isEqualTo(Sinks.EmitResult.OK))
                .verifyComplete();

        assertThat(done).hasValue(1);
    }

    @Test
    void what_never_started_stops_at_once() {
        var background = background("Idle", Mono.never());

        StepVerifier.create(background.stop()).verifyComplete();
        background.close();
    }
}
