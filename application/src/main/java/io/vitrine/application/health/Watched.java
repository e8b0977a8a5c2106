package io.vitrine.application.health;

import io.vitrine.application.health.HealthReport.Component;
import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/** A vital sign with what was found last. */
final class Watched {

    /** Less than the time from one look to the next, so that none is left out. */
    private static final Duration PATIENCE = Duration.ofMillis(900);

    /** What nobody has looked at for so long may have changed. */
    private static final Duration OUT_OF_DATE = Duration.ofSeconds(10);

    /** A restart has to be worth it: it takes a while, and breaks off what is being answered. */
    private static final Duration BEYOND_HOPE = Duration.ofSeconds(30);

    private final VitalSign sign;
    private final LongSupplier nanos;
    private volatile Seen last;

    private record Seen(Finding finding, long at) {}

    Watched(VitalSign sign, LongSupplier nanos) {
        this.sign = sign;
        this.nanos = nanos;
        last = new Seen(unknown(sign.importance()), nanos.getAsLong());
    }

    /** Before the first look nothing says that a restart would help, and nothing says that requests can be answered. */
    private static Finding unknown(Importance importance) {
        return importance == Importance.VITAL ? Finding.up() : Finding.of(importance.without(), "not looked at yet");
    }

    /** Looks, for a moment. What is not found by then is not there. */
    Mono<Void> look() {
        return Mono.defer(sign::look)
                .timeout(PATIENCE)
                .onErrorResume(failure -> Mono.fromSupplier(() -> without(reason(failure))))
                .doOnNext(finding -> last = new Seen(finding, nanos.getAsLong()))
                .then();
    }

    /** What failures say of themselves may tell where something is. */
    private static String reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? "no answer in time"
                : "it could not be looked at (" + failure.getClass().getSimpleName() + ")";
    }

    private Finding without(String reason) {
        return Finding.of(sign.importance().without(), reason);
    }

    /** What can be said now. */
    Component component() {
        var seen = last;
        var age = Duration.ofNanos(nanos.getAsLong() - seen.at());
        var finding = age.compareTo(trusted()) < 0 ? seen.finding() : without("not looked at for too long");
        return new Component(sign.name(), finding, age);
    }

    private Duration trusted() {
        return isVital() ? BEYOND_HOPE : OUT_OF_DATE;
    }

    boolean isVital() {
        return sign.importance() == Importance.VITAL;
    }

    boolean isDown() {
        return component().finding().status() == Status.DOWN;
    }
}
