package io.vitrine.application.health;

import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Status;
import java.time.Duration;
import java.util.List;

/**
 * How the service is.
 *
 * @param status the worst of its components
 * @param version which service this is
 * @param uptime since its start
 */
public record HealthReport(Status status, String version, Duration uptime, List<Component> components) {

    public HealthReport {
        components = List.copyOf(components);
    }

    /**
     * How a part of it is.
     *
     * @param age how long ago that was found
     */
    public record Component(String name, Finding finding, Duration age) {}
}
