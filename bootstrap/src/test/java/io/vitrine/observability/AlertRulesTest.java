package io.vitrine.observability;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.observability.Shipped.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Alerts fire when they should and are quiet when they should be, and each says what to do. */
class AlertRulesTest {

    private static final Path CASES = Shipped.PROMETHEUS.resolve("tests");

    static List<Alert> alerts() {
        return Shipped.alerts().toList();
    }

    static List<Path> cases() {
        return Shipped.files(CASES, ".yml");
    }

    @Test
    void prometheus_accepts_its_configuration_and_every_rule() throws Exception {
        assertThat(promtool(
                        "check",
                        "config",
                        Shipped.PROMETHEUS.resolve("prometheus.yml").toString()))
                .contains("2 rule files found");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_case_comes_out_as_it_should(Path file) throws Exception {
        assertThat(promtool("test", "rules", file.toString())).contains("SUCCESS");
    }

    @Test
    void a_rule_that_is_wrong_fails_its_case(@TempDir Path folder) throws Exception {
        Copies.of(Shipped.PROMETHEUS, folder)
                .replace("rules/alerts.yml", "vitrine_limit_fallback == 1", "vitrine_limit_fallback == 0");

        Installed.PROMTOOL.require("the alerts");
        var ended = run("test", "rules", folder.resolve("tests/resources.yml").toString());

        assertThat(ended.status()).isNotZero();
        assertThat(ended.said()).contains("VitrineLimitFallback");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void every_alert_has_a_firing_and_a_quiet_case(Alert alert) {
        assertThat(cases(alert).filter(expected -> !expected.isEmpty()))
                .as("cases in which it fires")
                .isNotEmpty();
        assertThat(cases(alert).filter(JsonNode::isEmpty))
                .as("cases in which it is quiet")
                .isNotEmpty();
    }

    /** What is expected of it in each of them. */
    private static Stream<JsonNode> cases(Alert alert) {
        return cases().stream()
                .flatMap(file -> Shipped.each(Shipped.yaml(file).path("tests")))
                .flatMap(test -> Shipped.each(test.path("alert_rule_test")))
                .filter(expectation ->
                        alert.name().equals(expectation.path("alertname").asString()))
                .map(expectation -> expectation.path("exp_alerts"));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void every_alert_says_how_bad_it_is_and_what_to_do(Alert alert) {
        var annotations = alert.rule().path("annotations");

        assertThat(alert.severity()).isIn("page", "ticket");
        assertThat(annotations.path("summary").asString()).endsWith(".");
        assertThat(annotations.path("action").asString()).endsWith(".");
        assertThat(Shipped.text(Shipped.ROOT.resolve(alert.runbook())))
                .contains("`" + alert.name() + "`", "## Do", "## Followed");
    }

    @Test
    void every_runbook_is_that_of_an_alert() {
        var wanted =
                Shipped.alerts().map(Alert::runbook).map(Shipped.ROOT::resolve).collect(toSet());

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
