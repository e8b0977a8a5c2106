package io.vitrine.adapter.sentry;

import io.sentry.Sentry;
import io.vitrine.adapter.sentry.TestSentry.Manner;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.health.VitalSignContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** It is asked more often here than elsewhere. */
class SentrySignTest extends VitalSignContract {

    private static final Duration OFTEN = Duration.ofMillis(20);

    private final TestSentry sentry = TestSentry.started();
    private final Delivery delivery = new Delivery(OFTEN, OFTEN, System::nanoTime);
    private final SentrySign sign = new SentrySign(delivery);

    SentrySignTest() {
        Sentry.init(options -> {
            options.setDsn(sentry.dsn());
            options.setTransportFactory(delivery);
            options.setReadTimeoutMillis(100);
        });
    }

    @AfterEach
    void end() {
        Sentry.close();
        sentry.close();
    }

    @Override
    protected VitalSign sign() {
        return sign;
    }

    @Override
    protected void spoil() {
        sentry.stop();
    }

    @Override
    protected void mend() {
        sentry.startAgain();
    }

    @Test
    void one_that_fails_or_never_answers_is_as_bad_as_none() {
        for (var manner : new Manner[] {Manner.BROKEN, Manner.SILENT}) {
            sentry.is(manner);
            awaitStatus(Status.DEGRADED);

            sentry.is(Manner.WILLING);
            awaitStatus(Status.UP);
        }
    }

    @Test
    void one_that_wants_no_more_for_an_hour_is_not_well_for_so_long() {
        awaitStatus(Status.UP);

        sentry.is(Manner.LIMITING);
        awaitStatus(Status.DEGRADED);
        sentry.is(Manner.WILLING);

        for (int i = 0; i < 3; i++) {
            awaitStatus(Status.DEGRADED);
        }
    }
}
