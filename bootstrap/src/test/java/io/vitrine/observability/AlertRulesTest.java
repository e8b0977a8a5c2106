package io.vitrine.observability;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alerts fire when they should and are quiet when they should be, and each says what to do. */
class AlertRulesTest {

    private static final Path CASES = Shipped.OBSERVABILITY.resolve("prometheus/tests");

    static List<Map<String, Object>> alerts() {
        return Shipped.alerts().toList();
    }

    static List<Path> cases() {
        return Shipped.files(CASES, ".yml");
    }

    @Test
    void prometheus_accepts_its_configuration_and_every_rule() throws Exception {
        assertThat(promtool("check", "config", Shipped.PROMETHEUS.toString())).contains("2 rule files found");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_case_comes_out_as_it_should(Path file) throws Exception {
        assertThat(promtool("test", "rules", file.toString())).contains("SUCCESS");
    }

    @Test
    void a_rule_that_is_wrong_fails_its_case(@TempDir Path folder) throws Exception {
        Copies.of(Shipped.OBSERVABILITY.resolve("prometheus"), folder)
                .replace("rules/alerts.yml", "vitrine_limit_fallback == 1", "vitrine_limit_fallback == 0");

        Installed.PROMTOOL.require("the alerts");
        var ended = run("test", "rules", folder.resolve("tests/resources.yml").toString());

        assertThat(ended.status()).isNotZero();
        assertThat(ended.said()).contains("VitrineLimitFallback");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void every_alert_has_a_firing_and_a_quiet_case(Map<String, Object> alert) {
        var firing = cases(alert).filter(expected -> !expected.isEmpty()).toList();
        var quiet = cases(alert).filter(List::isEmpty).toList();

        assertThat(firing).as("cases in which %s fires", alert.get("alert")).isNotEmpty();
        assertThat(quiet).as("cases in which %s is quiet", alert.get("alert")).isNotEmpty();
    }

    /** What is expected of it in each of them. */
    private static Stream<List<?>> cases(Map<String, Object> alert) {
        return cases().stream()
                .flatMap(file -> Shipped.maps(Shipped.yaml(file), "tests"))
                .flatMap(test -> Shipped.maps(test, "alert_rule_test"))
                .filter(expectation -> alert.get("alert").equals(expectation.get("alertname")))
                .map(expectation -> (List<?>) expectation.get("exp_alerts"));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void every_alert_says_how_bad_it_is_and_what_to_do(Map<String, Object> alert) {
        var annotations = Shipped.map(alert.get("annotations"));

        assertThat(Shipped.map(alert.get("labels")).get("severity")).isIn("page", "ticket");
        assertThat(annotations).containsOnlyKeys("summary", "action", "runbook_url");
        assertThat(annotations.get("summary").toString()).endsWith(".");
        assertThat(annotations.get("action").toString()).endsWith(".");
        assertThat(Shipped.ROOT.resolve(annotations.get("runbook_url").toString()))
                .content()
                .contains("`" + alert.get("alert") + "`", "## Followed");
    }

    @Test
    void every_runbook_is_that_of_an_alert() {
        var wanted = Shipped.alerts()
                .map(alert ->
                        Shipped.map(alert.get("annotations")).get("runbook_url").toString())
                .map(Shipped.ROOT::resolve)
                .collect(toSet());

        assertThat(Set.copyOf(Shipped.files(Shipped.ROOT.resolve("docs/runbooks"), ".md")))
                .isEqualTo(wanted);
    }

    private static String promtool(String... arguments) throws Exception {
        Installed.PROMTOOL.require("the alerts");
        var ended = run(arguments);
        assertThat(ended.status()).as(ended.said()).isZero();
        return ended.said();
    }

    private record Ended(int status, String said) {}

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Installed.PROMTOOL.file()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
