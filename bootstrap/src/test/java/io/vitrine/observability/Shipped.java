package io.vitrine.observability;

import io.vitrine.endtoend.Vitrine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The files by which the service is watched, as they are shipped. */
final class Shipped {

    /** Of the repository: tests run in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final Path OBSERVABILITY = ROOT.resolve("deploy/observability");
    static final Path PROMETHEUS = OBSERVABILITY.resolve("prometheus");
    static final Path ALERTMANAGER = OBSERVABILITY.resolve("alertmanager");
    static final Path RULES = PROMETHEUS.resolve("rules");

    private Shipped() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        return Vitrine.JSON.valueToTree(new Yaml().load(text(file)));
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Every rule of every file. */
    static Stream<JsonNode> rules() {
        return files(RULES, ".yml").stream()
                .flatMap(file -> each(yaml(file).path("groups")))
                .flatMap(group -> each(group.path("rules")));
    }

    static Stream<Alert> alerts() {
        return rules().filter(rule -> rule.has("alert")).map(Alert::new);
    }

    /** A rule that tells somebody. */
    record Alert(JsonNode rule) {

        String name() {
            return rule.path("alert").asString();
        }

        String expression() {
            return rule.path("expr").asString();
        }

        String severity() {
            return rule.path("labels").path("severity").asString();
        }

        /** Where its runbook lies, seen from the root. */
        String runbook() {
            return rule.path("annotations").path("runbook_url").asString();
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
