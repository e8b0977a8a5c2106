package io.vitrine.domain.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What {@link VitalSign} promises. */
public abstract class VitalSignContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The same one throughout a test. */
    protected abstract VitalSign sign();

    /** Takes away, or wears out, what is looked at. */
    protected abstract void spoil();

    /** Brings it back. */
    protected abstract void mend();

    @Test
    void it_has_a_name_that_does_not_change() {
        assertThat(sign().name()).matches("[a-z]+([A-Z][a-z]+)*").isEqualTo(sign().name());
    }

    @Test
    void what_is_well_is_up() {
        awaitStatus(Status.UP);
    }

    @Test
    void what_is_gone_is_as_bad_as_its_importance_says_and_is_up_again_when_it_is_back() {
        awaitStatus(Status.UP);

        spoil();
        awaitStatus(sign().importance().without());

        mend();
        awaitStatus(Status.UP);
    }

    @Test
    void it_looks_only_when_somebody_waits_for_it_and_whoever_gives_up_can_look_again() {
        awaitStatus(Status.UP);

        for (int i = 0; i < 20; i++) {
            sign().look().timeout(Duration.ofNanos(1)).onErrorComplete().block(PATIENCE);
        }

        awaitStatus(Status.UP);
    }

    @Test
    void it_keeps_no_thread_waiting() {
        var found = Mono.defer(() -> sign().look()).subscribeOn(Schedulers.parallel());

        assertThat(found.blockOptional(PATIENCE)).isPresent();
    }

    /** An error signal says the same as the worst finding. */
    private Status found() {
        return Objects.requireNonNull(sign().look()
                .map(Finding::status)
                .timeout(Duration.ofSeconds(1))
                .onErrorReturn(sign().importance().without())
                .block(PATIENCE));
    }

    /** Waits until that is found. */
    protected final void awaitStatus(Status status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(found()).isEqualTo(status));
    }
}
