package io.vitrine.observability;

import io.vitrine.endtoend.Vitrine;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The shipped dashboards of Grafana. */
final class Dashboards {

    private Dashboards() {}

    /** A panel, with what it asks Prometheus. */
    record Panel(String dashboard, String title, JsonNode json) {

        List<String> queries() {
            return Shipped.each(json.path("targets"))
                    .map(target -> target.path("expr").asString())
                    .toList();
        }

        List<String> legends() {
            return Shipped.each(json.path("targets"))
                    .map(target -> target.path("legendFormat").asString())
                    .toList();
        }

        boolean hasExemplars() {
            return Shipped.each(json.path("targets"))
                    .anyMatch(target -> target.path("exemplar").asBoolean(false));
        }

        /** As documents name it. */
        String name() {
            return dashboard.replace("Vitrine: ", "") + " / " + title;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static Stream<JsonNode> all() {
        return Shipped.files(Shipped.OBSERVABILITY.resolve("grafana/dashboards"), ".json").stream()
                .map(file -> Vitrine.JSON.readTree(Shipped.text(file)));
    }

    static Stream<Panel> panels() {
        return all().flatMap(dashboard -> Shipped.each(dashboard.path("panels"))
                .filter(panel -> !panel.path("type").asString().equals("row"))
                .map(panel -> new Panel(
                        dashboard.path("title").asString(), panel.path("title").asString(), panel)));
    }

    /** What Grafana asks Prometheus when everything is chosen. */
    static String asked(String query) {
        return query.replace("$__rate_interval", "10s")
                .replace("$instance", ".*")
                .replace("$route", ".*");
    }
}
