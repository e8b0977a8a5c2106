package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class BackgroundTest {

    private static final Duration OFTEN = Duration.ofMillis(1);

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void a_failure_does_not_end_it() {
        var background = new Background("Failing", OFTEN, Mono.defer(() -> {
            done.incrementAndGet();
            return Mono.error(new IllegalStateException("on purpose"));
        }));

        background.start();

        await().untilAtomic(done, greaterThan(3));
        background.close();
    }

    @Test
    void it_stops_when_what_has_begun_is_over() {
        var over = Sinks.<Void>empty();
        var background = new Background("Waiting", OFTEN, Mono.defer(() -> {
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
        var background = new Background("Idle", OFTEN, Mono.never());

        StepVerifier.create(background.stop()).verifyComplete();
        background.close();
    }
}
