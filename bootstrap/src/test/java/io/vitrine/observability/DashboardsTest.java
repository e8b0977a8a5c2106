package io.vitrine.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.observability.Dashboards.Panel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every panel shows something, and says what. */
class DashboardsTest {

    static List<Panel> panels() {
        return Dashboards.panels().toList();
    }

    static List<Panel> panelsWithExemplars() {
        return Dashboards.panels().filter(Panel::hasExemplars).toList();
    }

    static List<JsonNode> dashboards() {
        return Dashboards.all().toList();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void every_query_of_every_panel_has_data(Panel panel) {
        var evidence = Evidence.shared();

        assertThat(panel.queries())
                .isNotEmpty()
                .allSatisfy(query -> assertThat(Evidence.hasFigures(evidence.ever(Dashboards.asked(query))))
                        .as(query)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("panelsWithExemplars")
    void panels_that_show_exemplars_have_some_with_a_trace(Panel panel) {
        var evidence = Evidence.shared();

        assertThat(panel.queries())
                .anySatisfy(query -> assertThat(
                                evidence.exemplars(Dashboards.asked(query)).toString())
                        .contains("trace_id"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void annotations_and_variables_have_data(JsonNode dashboard) {
        var evidence = Evidence.shared();

        assertThat(Shipped.each(dashboard.path("annotations").path("list")))
                .isNotEmpty()
                .allSatisfy(annotation -> assertThat(
                                evidence.ever(annotation.path("expr").asString()))
                        .isNotEmpty());
        assertThat(Shipped.each(dashboard.path("templating").path("list"))
                        .filter(variable -> variable.path("type").asString().equals("query"))
                        .map(variable -> variable.path("definition").asString())
                        .map(definition ->
                                definition.replaceAll("label_values\\((\\w+), (\\w+)\\)", "count by ($2) ($1)")))
                .isNotEmpty()
                .allSatisfy(query -> assertThat(evidence.ever(query)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("panels")
    void every_panel_says_what_it_means_in_which_unit_and_where_it_begins_to_matter(Panel panel) {
        var defaults = panel.json().path("fieldConfig").path("defaults");

        assertThat(panel.json().path("description").asString()).isNotBlank();
        assertThat(defaults.path("unit").asString()).isNotBlank();
        assertThat(defaults.path("thresholds").path("steps")).isNotEmpty();
        assertThat(panel.json().path("gridPos").path("w").asInt()).isBetween(1, 24);
        assertThat(panel.json().toString()).contains("${datasource}");
    }

    @Test
    void dashboards_have_names_of_their_own_and_can_be_narrowed_to_an_instance() {
        assertThat(dashboards())
                .extracting(dashboard -> dashboard.path("uid").asString())
                .doesNotHaveDuplicates()
                .allSatisfy(uid -> assertThat(uid).startsWith("vitrine-"));
        assertThat(dashboards())
                .allSatisfy(dashboard -> assertThat(
                                Shipped.each(dashboard.path("templating").path("list"))
                                        .map(variable -> variable.path("name").asString()))
                        .contains("datasource", "instance"));
    }

    @Test
    void panels_have_names_that_documents_can_use() {
        assertThat(panels()).extracting(Panel::name).doesNotHaveDuplicates();
    }

    @Test
    void panels_of_figures_of_an_instance_ask_for_those_that_were_chosen() {
        var ofAll = Set.of(
                "vitrine:slo_error_ratio",
                "vitrine:slo_burn_rate",
                "vitrine:slo_budget_left",
                "vitrine:slo_objective",
                "ALERTS");

        assertThat(panels().stream().flatMap(panel -> panel.queries().stream()))
                .filteredOn(query -> ofAll.stream().noneMatch(query::contains))
                .allSatisfy(query -> assertThat(query).contains("$instance"));
    }
}
