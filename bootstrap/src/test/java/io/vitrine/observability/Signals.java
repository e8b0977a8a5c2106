package io.vitrine.observability;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Metrics by their names, with the labels that tell their series apart. */
final class Signals {

    static final Path DOCUMENT = Shipped.ROOT.resolve("docs/observability.md");

    /** Labels that Prometheus adds, and what it does with histograms. */
    static final Set<String> EVERYWHERE = Set.of("job", "instance", "le", "__name__");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final int COLUMNS = 7;

    private Signals() {}

    /** A line of the table of the document. */
    record Row(
            String signal,
            Set<String> labels,
            String madeIn,
            String panel,
            Set<String> alerts,
            String runbooks,
            String test) {

        @Override
        public String toString() {
            return signal;
        }
    }

    static Stream<Row> table() {
        return Shipped.text(DOCUMENT)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
                .filter(cells -> cells.length == COLUMNS)
                .map(cells -> new Row(
                        String.join("", code(cells[0])),
                        code(cells[1]),
                        cells[2],
                        cells[3],
                        code(cells[4]),
                        cells[5],
                        String.join("", code(cells[6]))));
    }

    private static Set<String> code(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(toSet());
    }

    /** Whether the meter is made by this service, which then has to tell about all of it. */
    static boolean isOurs(String signal) {
        return Stream.of("vitrine_", "http_server_requests_", "lettuce_command_")
                .anyMatch(signal::startsWith);
    }

    /** The metrics of series, which may be those of histograms and timers, with all labels that any of their series has. */
    static Map<String, Set<String>> of(JsonNode series) {
        var names =
                Shipped.each(series).map(one -> one.path("__name__").asString()).collect(toSet());
        var signals = new TreeMap<String, Set<String>>();
        Shipped.each(series).forEach(one -> {
            var labels = signals.computeIfAbsent(named(one.path("__name__").asString(), names), _ -> new TreeSet<>());
            one.propertyNames().stream()
                    .filter(label -> !EVERYWHERE.contains(label))
                    .forEach(labels::add);
        });
        return signals;
    }

    /** A timer is the name that its series have in common. */
    static String named(String series, Set<String> all) {
        return Stream.of("_bucket", "_count", "_sum", "_max")
                .filter(series::endsWith)
                .map(suffix -> series.substring(0, series.length() - suffix.length()))
                .filter(name -> all.contains(name + "_count") && all.contains(name + "_sum"))
                .findFirst()
                .orElse(series);
    }

    /** What rules record, with what they record it of. */
    static Map<String, Set<String>> recorded() {
        return Shipped.rules()
                .filter(rule -> rule.has("record"))
                .collect(toMap(
                        rule -> rule.path("record").asString(),
                        rule -> metrics(rule.path("expr").asString()),
                        (one, another) ->
                                Stream.of(one, another).flatMap(Set::stream).collect(toSet())));
    }

    /** The metrics that a query names, or that what it names was recorded of. */
    static Set<String> origins(String expression) {
        var recorded = recorded();
        var found = new TreeSet<String>();
        var open = new TreeSet<>(metrics(expression));
        while (!open.isEmpty()) {
            var metric = open.pollFirst();
            if (recorded.containsKey(metric)) {
                recorded.get(metric).stream()
                        .filter(other -> !other.equals(metric))
                        .forEach(open::add);
            } else {
                found.add(metric);
            }
        }
        return found;
    }

    private static Set<String> metrics(String expression) {
        return Query.of(expression).selectors().stream()
                .map(Query.Selector::metric)
                .collect(toSet());
    }

    /** Every file of ours in which a constant could be. */
    static Set<String> constants(String type) {
        return Arrays.stream(new String[] {"adapters", "bootstrap/src/main"})
                .flatMap(folder -> Shipped.files(Shipped.ROOT.resolve(folder), "/" + type + ".java").stream())
                .map(Shipped::text)
                .flatMap(text -> Pattern.compile("^    ([A-Z_]+)\\(\\s*\"([^\"]+)\"", Pattern.MULTILINE)
                        .matcher(text)
                        .results())
                .map(match -> match.group(1) + " " + match.group(2))
                .collect(toSet());
    }
}
