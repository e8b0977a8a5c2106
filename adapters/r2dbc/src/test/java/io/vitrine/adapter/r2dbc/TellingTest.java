package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TellingTest {

    private static final CatalogueChange FIRST = new CatalogueChange.OfEverything(1);
    private static final CatalogueChange SECOND = new CatalogueChange.OfEverything(2);
    private static final CatalogueChange UNHEARD = new CatalogueChange.Unheard(Set.of(), Set.of(), 9);
    private static final MissedChanges.Missed MISSED = new MissedChanges.Missed(UNHEARD, 10);

    private final AtomicLong nanos = new AtomicLong();
    private final Lease lease = new Lease(nanos::get);
    private final Telling telling = new Telling(lease);
    private final List<CatalogueChange> told = new ArrayList<>();
    private final Object session = new Object();

    @BeforeEach
    void listen() {
        telling.to(told::add);
        telling.by(session);
    }

    @Test
    void what_comes_before_what_was_missed_is_told_after_it() {
        telling.heard(session, FIRST);
        telling.heard(session, SECOND);
        assertThat(told).isEmpty();
        assertThat(lease.hearing()).isEqualTo(Hearing.UNSURE);

        telling.caughtUp(session, MISSED, lease.tried());

        assertThat(told).containsExactly(UNHEARD, FIRST, SECOND);
        assertThat(lease.hearing()).isEqualTo(Hearing.CURRENT);
        assertThat(telling.position()).isEqualTo(10);
    }

    @Test
    void a_lease_that_ran_out_does_not_go_on_by_itself() {
        telling.caughtUp(session, MISSED, lease.tried());
        assertThat(telling.goesOn(session, lease.tried())).isTrue();

        nanos.addAndGet(Lease.LENGTH.toNanos());
        assertThat(telling.goesOn(session, lease.tried())).isFalse();
        telling.heard(session, FIRST);
        assertThat(lease.hearing()).isEqualTo(Hearing.UNSURE);

        telling.caughtUp(session, MISSED, lease.tried());
        assertThat(told).containsExactly(UNHEARD, UNHEARD, FIRST);
        assertThat(lease.hearing()).isEqualTo(Hearing.CURRENT);
    }

    @Test
    void a_lost_connection_ends_the_lease_at_once() {
        telling.caughtUp(session, MISSED, lease.tried());

        telling.lost();

        assertThat(lease.hearing()).isEqualTo(Hearing.UNSURE);
    }

    @Test
    void what_a_lost_connection_still_has_to_say_does_not_count() {
        telling.by(new Object());

        telling.heard(session, FIRST);
        telling.caughtUp(session, MISSED, lease.tried());

        assertThat(told).isEmpty();
        assertThat(lease.hearing()).isEqualTo(Hearing.UNSURE);
    }

    @Test
    void a_new_listener_is_told_first_that_it_may_have_missed_something() {
        telling.caughtUp(session, MISSED, lease.tried());
        var others = new ArrayList<CatalogueChange>();

        telling.to(others::add);
        telling.heard(session, FIRST);
        assertThat(lease.hearing()).isEqualTo(Hearing.UNSURE);

        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(telling.goesOn(session, lease.tried())).isFalse();
        telling.caughtUp(session, MISSED, lease.tried());
        assertThat(others).containsExactly(UNHEARD, FIRST);
    }
}
