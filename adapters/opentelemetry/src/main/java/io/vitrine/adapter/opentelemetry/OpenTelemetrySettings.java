package io.vitrine.adapter.opentelemetry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** What is set by the names of OpenTelemetry itself, such as {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
final class OpenTelemetrySettings {

    private static final String PREFIX = "otel";
    private static final List<String> ENDPOINTS =
            List.of("otel.exporter.otlp.traces.endpoint", "otel.exporter.otlp.endpoint");

    private OpenTelemetrySettings() {}

    /** All of them, by their names in lower case with dots. */
    static Map<String, String> in(Environment environment) {
        var settings = new HashMap<String, String>();
        Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((name, value) -> settings.put(PREFIX + "." + name, value));
        settings.values().removeIf(value -> !StringUtils.hasText(value));
        return settings;
    }

    /** Whether it is said where traces go to. */
    static boolean nameAnEndpoint(Environment environment) {
        var settings = in(environment);
        return ENDPOINTS.stream().anyMatch(settings::containsKey);
    }
}
