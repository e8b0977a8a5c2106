package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {

    /** Where the clock overflows soon. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

    private final Lease lease = new Lease(nanos::get);

    @Test
    void nothing_is_trusted_at_first() {
        assertThat(lease.hearing()).isEqualTo(Hearing.UNSURE);
    }

    @Test
    void it_is_trusted_from_when_it_was_asked_for_until_a_little_before_its_end() {
        var askedAt = lease.tried();
        pass(Duration.ofMillis(300));
        lease.granted(askedAt);

        pass(Duration.ofMillis(1_499));
        assertThat(lease.hearing()).isEqualTo(Hearing.CURRENT);

        pass(Duration.ofMillis(1));
        assertThat(lease.hearing()).isEqualTo(Hearing.UNSURE);
    }

    @Test
    void an_attempt_that_began_while_it_was_on_does_not_tell_of_what_is_after_its_end() {
        lease.granted(lease.tried());
        pass(Duration.ofSeconds(1));
        lease.tried();
        pass(Duration.ofSeconds(1));

        lease.failed();

        assertThat(lease.hearing()).isEqualTo(Hearing.UNSURE);
    }

    @Test
    void one_that_began_later_and_failed_tells_that_the_store_is_away_until_one_succeeds() {
        lease.granted(lease.tried());
        pass(Duration.ofSeconds(2));
        lease.tried();

        lease.failed();
        assertThat(lease.hearing()).isEqualTo(Hearing.CUT_OFF);

        lease.reached();
        assertThat(lease.hearing()).isEqualTo(Hearing.UNSURE);
    }

    @Test
    void a_process_that_was_stopped_knows_nothing_of_the_store() {
        lease.tried();
        lease.failed();
        assertThat(lease.hearing()).isEqualTo(Hearing.CUT_OFF);

        pass(Duration.ofMinutes(1));

        assertThat(lease.hearing()).isEqualTo(Hearing.UNSURE);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
