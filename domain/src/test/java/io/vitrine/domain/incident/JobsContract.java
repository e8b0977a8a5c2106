package io.vitrine.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What {@link Jobs} promises. */
public abstract class JobsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    protected abstract Jobs jobs();

    /** What was told so far, in the order in which it was: {@code began}, {@code ended}, {@code failed}. */
    protected abstract List<String> told();

    @Test
    void a_run_emits_what_it_would_have_emitted() {
        StepVerifier.create(jobs().watched(Told.CLEANUP, Mono.just(7L)))
                .expectNext(7L)
                .verifyComplete();

        awaitTold("began", "ended");
    }

    @Test
    void one_that_emits_nothing_has_ended_too() {
        StepVerifier.create(jobs().watched(Told.CLEANUP, Mono.empty())).verifyComplete();

        awaitTold("began", "ended");
    }

    @Test
    void one_that_fails_fails_as_it_would_have() {
        var failure = new IllegalStateException("no");

        StepVerifier.create(jobs().watched(Told.CLEANUP, Mono.error(failure))).verifyErrorMatches(failure::equals);

        awaitTold("began", "failed");
    }

    @Test
    void one_that_is_broken_off_has_failed() {
        StepVerifier.create(jobs().watched(Told.CLEANUP, Mono.never()))
                .thenCancel()
                .verify(PATIENCE);

        awaitTold("began", "failed");
    }

    @Test
    void nothing_is_told_before_a_run_begins_and_each_run_is_told_of() {
        var run = jobs().watched(Told.CLEANUP, Mono.just(7L));
        assertThat(told()).isEmpty();

        StepVerifier.create(run.then(run)).expectNext(7L).verifyComplete();

        awaitTold("began", "ended", "began", "ended");
    }

    private void awaitTold(String... words) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).containsExactly(words));
    }
}
