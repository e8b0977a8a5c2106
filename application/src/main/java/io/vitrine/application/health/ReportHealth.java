package io.vitrine.application.health;

import io.vitrine.application.health.HealthReport.Component;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Says how the service is. Somebody has it look every second; whoever asks is told what was found last, at once, so that neither the
 * number of those who ask nor what hangs behind the service makes any difference to them.
 */
public final class ReportHealth {

    private final List<Watched> signs;
    private final String version;
    private final LongSupplier nanos;
    private final long startedAt;

    private volatile boolean admitting;

    /**
     * @param version which service this is
     * @param nanos the time, from wherever it counts, as {@code System.nanoTime} gives it
     */
    public ReportHealth(Collection<? extends VitalSign> signs, String version, LongSupplier nanos) {
        this.signs = signs.stream()
                .sorted(Comparator.comparing(VitalSign::name))
                .map(sign -> new Watched(sign, nanos))
                .toList();
        this.version = version;
        this.nanos = nanos;
        startedAt = nanos.getAsLong();
    }

    /** Looks at every vital sign, at all of them at once. It takes less than a second and never fails, whatever does not answer. */
    public Mono<Void> look() {
        return Flux.fromIterable(signs)
                .flatMap(Watched::look, Integer.MAX_VALUE)
                .then();
    }

    /** The service has started: from now on requests may come. */
    public void admit() {
        admitting = true;
    }

    /** The service is about to end: requests should go elsewhere from now on. Those that come are answered. */
    public void refuse() {
        admitting = false;
    }

    /** Whether there is hope without a restart. Nothing outside of the process counts for it. */
    public boolean isAlive() {
        return signs.stream().filter(Watched::isVital).noneMatch(Watched::isDown);
    }

    /** Whether requests should be sent here. */
    public boolean isReady() {
        return admitting && signs.stream().noneMatch(Watched::isDown);
    }

    /** How everything is. */
    public HealthReport report() {
        var components = signs.stream().map(Watched::component).toList();
        return new HealthReport(
                worst(components), version, Duration.ofNanos(nanos.getAsLong() - startedAt), components);
    }

    private static Status worst(List<Component> components) {
        return components.stream()
                .map(component -> component.finding().status())
                .reduce(Status.UP, Status::or);
    }
}
