package io.vitrine.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.shared.StoreUnavailable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecurringFailureTest {

    private static final IllegalStateException BUG = new IllegalStateException("on purpose");
    private static final IllegalStateException ANOTHER = new IllegalStateException("on purpose as well");

    private final InMemoryIncidents incidents = new InMemoryIncidents();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private final RecurringFailure failures = new RecurringFailure(incidents, nanos::get);

    @Test
    void one_that_goes_on_is_reported_once() {
        failures.failed(BUG);
        nanos.addAndGet(RecurringFailure.QUIET.toNanos());
        failures.failed(ANOTHER);

        assertThat(incidents.reported()).containsExactly(Incident.Failure.inBackground(BUG));
    }

    @Test
    void one_that_comes_back_later_is_reported_again() {
        failures.failed(BUG);
        failures.succeeded();
        nanos.addAndGet(RecurringFailure.QUIET.toNanos());
        failures.failed(ANOTHER);

        assertThat(incidents.reported())
                .containsExactly(Incident.Failure.inBackground(BUG), Incident.Failure.inBackground(ANOTHER));
    }

    @Test
    void one_that_comes_and_goes_is_reported_once_in_a_while() {
        for (var time = 0; time < 100; time++) {
            failures.failed(BUG);
            failures.succeeded();
        }
        assertThat(incidents.reported()).hasSize(1);

        nanos.addAndGet(RecurringFailure.QUIET.toNanos() - 1);
        failures.failed(BUG);
        assertThat(incidents.reported()).hasSize(1);

        nanos.incrementAndGet();
        failures.failed(BUG);
        assertThat(incidents.reported()).hasSize(2);
    }

    @Test
    void an_outage_of_a_store_is_none_and_hides_none() {
        failures.failed(new StoreUnavailable("away", new IOException()));
        assertThat(incidents.reported()).isEmpty();

        failures.failed(BUG);
        assertThat(incidents.reported()).containsExactly(Incident.Failure.inBackground(BUG));
    }
}
