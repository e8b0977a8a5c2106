package io.vitrine.observability;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.observability.Dashboards.Panel;
import io.vitrine.observability.Query.Selector;
import io.vitrine.observability.Shipped.Alert;
import io.vitrine.observability.Signals.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboards, rules and the document name what is scraped, and all of ours that is scraped is named. */
class SignalsTest {

    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    /** Of Prometheus itself, and of recorded rules. */
    private static final Set<String> OF_PROMETHEUS = Set.of("alertstate", "alertname", "severity", "slo");

    private static final Set<String> TESTS = Stream.of("adapters", "bootstrap/src/test")
            .flatMap(folder -> Shipped.files(Shipped.ROOT.resolve(folder), "Test.java").stream())
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(toSet());

    static List<Row> table() {
        return Signals.table().toList();
    }

    static List<Panel> panels() {
        return Dashboards.panels().toList();
    }

    /** Every query of dashboards and rules. */
    static List<String> queries() {
        return Stream.concat(
                        Dashboards.panels().flatMap(panel -> panel.queries().stream()),
                        Shipped.rules().map(rule -> rule.path("expr").asString()))
                .distinct()
                .toList();
    }

    @Test
    void every_scrape_was_understood() {
        assertThat(Evidence.shared().ever("up == 0")).isEmpty();
    }

    @Test
    void the_table_has_exactly_our_metrics_with_exactly_their_labels() {
        var named = new TreeMap<>(Signals.table()
                .filter(row -> Signals.isOurs(row.signal()))
                .collect(toMap(Row::signal, row -> (Set<String>) new TreeSet<>(row.labels()))));
        var scraped = new TreeMap<>(scraped());
        scraped.keySet().removeIf(signal -> !Signals.isOurs(signal));

        assertThat(named).isEqualTo(scraped);
    }

    @Test
    void what_others_measure_is_there_with_the_labels_that_the_table_names() {
        var scraped = scraped();

        assertThat(table())
                .filteredOn(row -> !Signals.isOurs(row.signal()))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(scraped).containsKey(row.signal());
                    assertThat(scraped.get(row.signal())).containsAll(row.labels());
                });
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queries_name_only_what_there_is(String query) {
        var scraped = scraped();
        var recorded = Signals.recorded().keySet();
        var all = names();
        var known = new TreeSet<>(OF_PROMETHEUS);
        for (var selector : Query.of(query).selectors()) {
            if (recorded.contains(selector.metric()) || selector.metric().equals("ALERTS")) {
                continue;
            }
            assertThat(all).contains(selector.metric());
            var labels = scraped.get(Signals.named(selector.metric(), all));
            assertThat(labels).isNotNull();
            known.addAll(labels);
            assertThat(own(selector.labels())).isSubsetOf(labels);
        }

        assertThat(own(Query.of(query).grouping())).isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("panels")
    void legends_name_only_labels_that_there_are(Panel panel) {
        var known = new TreeSet<>(OF_PROMETHEUS);
        var all = names();
        panel.queries().stream()
                .flatMap(query -> Query.of(query).selectors().stream())
                .forEach(selector ->
                        known.addAll(scraped().getOrDefault(Signals.named(selector.metric(), all), Set.of())));

        assertThat(panel.legends())
                .allSatisfy(legend -> assertThat(own(LEGEND.matcher(legend)
                                .results()
                                .map(match -> match.group(1))
                                .collect(toSet())))
                        .isSubsetOf(known));
    }

    @Test
    void dashboards_and_the_table_name_the_same_metrics() {
        var all = names();
        var shown = queries().stream()
                .flatMap(query -> Signals.origins(query).stream())
                .filter(metric -> !metric.equals("ALERTS"))
                .map(metric -> Signals.named(metric, all))
                .collect(toSet());

        assertThat(shown).isEqualTo(Signals.table().map(Row::signal).collect(toSet()));
    }

    @Test
    void every_label_of_ours_is_used_by_a_panel_that_shows_its_metric() {
        var all = names();
        var unused = new TreeMap<String, Set<String>>();
        table().stream().filter(row -> Signals.isOurs(row.signal())).forEach(row -> {
            var labels = new TreeSet<>(row.labels());
            panels().stream().filter(panel -> shows(panel, row.signal(), all)).forEach(panel -> {
                panel.queries().forEach(query -> {
                    Query.of(query).selectors().stream().map(Selector::labels).forEach(labels::removeAll);
                    labels.removeAll(Query.of(query).grouping());
                });
                panel.legends().forEach(legend -> labels.removeIf(label -> legend.contains("{{" + label + "}}")));
            });
            if (!labels.isEmpty()) {
                unused.put(row.signal(), labels);
            }
        });

        assertThat(unused).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("table")
    void the_constant_of_a_line_makes_the_metric(Row row) {
        if (!Signals.isOurs(row.signal())) {
            assertThat(row.madeIn()).isIn("Micrometer", "Spring Boot", "Resilience4j", "Prometheus");
            return;
        }
        var constant = row.madeIn().replace("`", "").split("\\.");

        assertThat(Signals.constants(constant[0])).anySatisfy(made -> {
            assertThat(made).startsWith(constant[1] + " ");
            assertThat(row.signal())
                    .startsWith(made.substring(constant[1].length() + 1).replace('.', '_'));
        });
    }

    @ParameterizedTest
    @MethodSource("table")
    void the_panel_of_a_line_shows_the_metric(Row row) {
        assertThat(panels())
                .filteredOn(panel -> panel.name().equals(row.panel()))
                .as(row.panel())
                .isNotEmpty()
                .allMatch(panel -> shows(panel, row.signal(), names()));
    }

    @ParameterizedTest
    @MethodSource("table")
    void the_alerts_of_a_line_are_those_of_the_metric_with_their_runbooks(Row row) {
        var all = names();
        var alerts = Shipped.alerts()
                .filter(alert -> Signals.origins(alert.expression()).stream()
                        .anyMatch(metric -> Signals.named(metric, all).equals(row.signal())))
                .toList();

        assertThat(row.alerts()).isEqualTo(alerts.stream().map(Alert::name).collect(toSet()));
        assertThat(alerts)
                .allSatisfy(alert -> assertThat("docs/" + row.runbooks().replaceAll(".*?\\((.*?)\\)", "$1 docs/"))
                        .contains(alert.runbook()));
    }

    @ParameterizedTest
    @MethodSource("table")
    void the_test_of_a_line_is_there(Row row) {
        assertThat(TESTS).contains(row.test());
    }

    /** What the traffic of {@link Traffic} has to leave behind, at some time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "vitrine_logins_total{method=\"password\", outcome=\"succeeded\"} == 1",
                "vitrine_logins_total{method=\"password\", outcome=\"refused\"} == 1",
                "vitrine_refreshes_total{outcome=\"refreshed\"} == 2",
                "vitrine_refreshes_total{outcome=\"reused\"} == 1",
                "vitrine_account_locks_total == 1",
                "vitrine_password_hash_seconds_count > 2",
                "vitrine_password_hash_wait_seconds_count > 2",
                "vitrine_audit_written_total > 0",
                "vitrine_limit_decisions_total{policy=\"api\", decision=\"exceeded\"} > 0",
                "vitrine_limit_decisions_total{policy=\"password-reset\", decision=\"exceeded\"} > 0",
                "vitrine_limit_decisions_total{policy=\"auth\", decision=\"allowed\"} > 0",
                "vitrine_limit_fallback == 1",
                "vitrine_health{part=\"cache\"} == 1",
                "vitrine_health{part=\"database\"} == 0",
                "vitrine_catalogue_hearing < 2",
                "vitrine_cache_lookups_total{tier=\"near\", result=\"hit\"} > 0",
                "vitrine_cache_load_seconds_count{outcome=\"failed\"} > 0",
                "vitrine_cache_entries > 0",
                "vitrine_cache_size_bytes > 0",
                "vitrine_database_acquire_seconds_count{pool=\"lists\"} > 0",
                "vitrine_import_lines_total{outcome=\"created\"} == 2",
                "vitrine_import_lines_total{outcome=\"updated\"} > 0",
                "vitrine_import_lines_total{outcome=\"rejected\"} > 0",
                "vitrine_process_resident_bytes > 100 * 1024 * 1024",
                "vitrine_http_connections > 0",
                "vitrine_build_info == 1",
                "vitrine_cleanup_last_success_seconds > 1e9",
                "http_server_requests_seconds_count{status=\"503\", uri=\"/api/v1/products\"} > 0",
                "ALERTS{alertname=\"VitrineRefreshTokenReused\", alertstate=\"firing\"}",
                "ALERTS{alertname=\"VitrineAvailabilityBurnsFast\", alertstate=\"firing\"}"
            })
    void what_happened_shows_in_the_figures(String query) {
        assertThat(Evidence.shared().ever(query)).isNotEmpty();
    }

    private static boolean shows(Panel panel, String signal, Set<String> all) {
        return panel.queries().stream()
                .flatMap(query -> Signals.origins(query).stream())
                .anyMatch(metric -> Signals.named(metric, all).equals(signal));
    }

    private static Set<String> own(Set<String> labels) {
        return labels.stream()
                .filter(label -> !Signals.EVERYWHERE.contains(label))
                .collect(toSet());
    }

    private static Map<String, Set<String>> scraped() {
        return Signals.of(Evidence.shared().series());
    }

    /** Of all series. */
    private static Set<String> names() {
        return Shipped.each(Evidence.shared().series())
                .map(series -> series.path("__name__").asString())
                .collect(toSet());
    }
}
