package io.vitrine.adapter.web.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.application.health.HealthReport;
import io.vitrine.application.health.HealthReport.Component;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the service is.
 *
 * @param uptime an ISO 8601 duration, in whole seconds
 * @param components by their names, for administrators only
 */
record HealthDocument(
        String status,
        String version,
        String uptime,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ComponentDocument> components) {

    /**
     * How a part of it is.
     *
     * @param ageMillis how long ago that was found
     */
    record ComponentDocument(
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason,

            long ageMillis,
            Map<String, Long> facts) {

        private static ComponentDocument of(Component component) {
            var finding = component.finding();
            return new ComponentDocument(
                    finding.status().name(),
                    finding.reason().isEmpty() ? null : finding.reason(),
                    component.age().toMillis(),
                    finding.facts());
        }
    }

    /** What everybody may know. */
    static HealthDocument brief(HealthReport report) {
        return of(report, Map.of());
    }

    /** What administrators may. */
    static HealthDocument detailed(HealthReport report) {
        var components = new LinkedHashMap<String, ComponentDocument>();
        report.components().forEach(component -> components.put(component.name(), ComponentDocument.of(component)));
        return of(report, components);
    }

    private static HealthDocument of(HealthReport report, Map<String, ComponentDocument> components) {
        return new HealthDocument(
                report.status().name(),
                report.version(),
                report.uptime().truncatedTo(ChronoUnit.SECONDS).toString(),
                components);
    }
}
