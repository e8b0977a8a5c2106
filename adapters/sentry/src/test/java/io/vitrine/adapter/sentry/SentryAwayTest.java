package io.vitrine.adapter.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vitrine.adapter.sentry.TestSentry.Manner;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.ServedRequests;
import io.vitrine.domain.incident.Told;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What Sentry costs while it is slow, rude or gone. */
class SentryAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MANY = 500;
    private static final int ROOM = 20;

    private final TestSentry sentry = TestSentry.started();
    private final Telling service = Telling.to(sentry, "vitrine.sentry.waiting=" + ROOM, "vitrine.sentry.timeout=30s");

    @AfterEach
    void end() {
        sentry.close();
        service.close();
    }

    @Test
    void one_that_never_answers_keeps_nobody_waiting_and_what_there_is_no_room_for_is_counted() {
        sentry.is(Manner.SILENT);

        reportMany();

        assertThat(lost()).isEqualTo(MANY - ROOM);
        assertThat(sentry.calls()).isLessThanOrEqualTo(1);
    }

    @Test
    void transactions_have_no_more_room_than_incidents() {
        sentry.is(Manner.SILENT);

        for (int i = 0; i < MANY; i++) {
            service.a(ServedRequests.class).served(Told.served(Duration.ofMillis(1)));
        }

        assertThat(lost()).isEqualTo(MANY - ROOM);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WILLING")
    void the_service_ends_all_the_same(Manner manner) {
        sentry.is(manner);
        reportMany();

        assertTimeoutPreemptively(Duration.ofSeconds(15), service::close);
    }

    @Test
    void what_a_failing_one_does_not_take_is_counted_and_what_comes_later_is_told() {
        sentry.is(Manner.BROKEN);
        report(0);
        report(1);
        await().atMost(PATIENCE).until(() -> lost() == 2);

        sentry.is(Manner.WILLING);
        report(2);

        assertThat(sentry.awaitIncident("memory-high")
                        .at("/contexts/measured/bytes")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void one_that_is_gone_is_told_again_when_it_is_back() {
        sentry.stop();
        report(0);
        await().atMost(PATIENCE).until(() -> lost() == 1);

        sentry.startAgain();
        report(1);

        assertThat(sentry.awaitIncident("memory-high")
                        .at("/contexts/measured/bytes")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void one_that_wants_no_more_is_left_alone() {
        sentry.is(Manner.LIMITING);
        report(0);
        await().atMost(PATIENCE).until(() -> sentry.calls() == 1);
        await().atMost(PATIENCE).until(() -> {
            report(1);
            return lost() > 0;
        });

        var calls = sentry.calls();
        reportMany();

        assertThat(sentry.calls()).isEqualTo(calls);
    }

    private void reportMany() {
        for (int i = 0; i < MANY; i++) {
            report(i);
        }
    }

    private void report(int number) {
        service.a(Incidents.class).report(new Incident.MemoryHigh(number, 0));
    }

    private long lost() {
        return service.a(Incidents.class).lost();
    }
}
