package io.vitrine.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files by which the service is watched, as they are shipped. */
final class Shipped {

    /** Of the repository: tests run in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final Path OBSERVABILITY = ROOT.resolve("deploy/observability");
    static final Path PROMETHEUS = OBSERVABILITY.resolve("prometheus/prometheus.yml");
    static final Path RULES = OBSERVABILITY.resolve("prometheus/rules");
    static final Path ALERTMANAGER = OBSERVABILITY.resolve("alertmanager/alertmanager.yml");

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

    static Map<String, Object> yaml(Path file) {
        return new Yaml().load(text(file));
    }

    /** Entries of a map that YAML gave. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** Elements of a list of maps that YAML gave; none, where there is no list. */
    static Stream<Map<String, Object>> maps(Map<String, Object> parent, String key) {
        return ((List<?>) parent.getOrDefault(key, List.of())).stream().map(Shipped::map);
    }

    /** Every rule of every file. */
    static Stream<Map<String, Object>> rules() {
        return files(RULES, ".yml").stream()
                .flatMap(file -> maps(yaml(file), "groups"))
                .flatMap(group -> maps(group, "rules"));
    }

    static Stream<Map<String, Object>> alerts() {
        return rules().filter(rule -> rule.containsKey("alert"));
    }
}
