package io.vitrine.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What can be said about {@code compose.yaml} without a container engine: it speaks of what there is. */
class ComposeTest {

    private static final JsonNode SERVICES =
            Shipped.yaml(Shipped.ROOT.resolve("compose.yaml")).path("services");
    private static final String GRAFANA = "grafana/provisioning/";

    /** A file or folder of the repository, and where a container has it. */
    private record Mount(String from, String to) {}

    @Test
    void everything_that_is_mounted_or_built_is_there() {
        assertThat(SERVICES.propertyNames().stream().flatMap(ComposeTest::mounts))
                .isNotEmpty()
                .allSatisfy(
                        mount -> assertThat(Shipped.ROOT.resolve(mount.from())).exists());
        assertThat(Shipped.ROOT.resolve(SERVICES.at("/vitrine/build/dockerfile").asString()))
                .exists();
    }

    @Test
    void every_setting_of_the_service_is_one_that_is_explained() {
        var explained = Shipped.text(Shipped.ROOT.resolve(".env.example"));

        assertThat(SERVICES.at("/vitrine/environment").propertyNames())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(explained).containsPattern("(?m)^#?" + name + "="));
    }

    @Test
    void configurations_are_where_programs_look_for_them() {
        for (var service : List.of("prometheus", "alertmanager")) {
            var file = Shipped.each(SERVICES.path(service).path("command"))
                    .map(JsonNode::asString)
                    .filter(argument -> argument.startsWith("--config.file="))
                    .map(argument -> argument.substring(argument.indexOf('=') + 1))
                    .toList();

            assertThat(mounts(service).map(Mount::to)).containsAll(file);
        }
        assertThat(mounts("prometheus").map(Mount::to)).contains("/etc/prometheus/rules");
    }

    @Test
    void grafana_finds_the_dashboards_and_their_data_source() {
        var provider = Shipped.yaml(Shipped.OBSERVABILITY.resolve(GRAFANA + "dashboards/vitrine.yml"));
        var home = SERVICES.at("/grafana/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")
                .asString();
        var dashboards = "/var/lib/grafana/dashboards";

        assertThat(provider.at("/providers/0/options/path").asString()).isEqualTo(dashboards);
        assertThat(mounts("grafana"))
                .contains(new Mount("deploy/observability/grafana/dashboards", dashboards))
                .contains(new Mount("deploy/observability/grafana/provisioning", "/etc/grafana/provisioning"));
        assertThat(Shipped.OBSERVABILITY.resolve("grafana" + home.replace("/var/lib/grafana", "")))
                .exists();
    }

    @Test
    void programs_find_each_other_by_the_names_that_compose_gives_them() {
        var prometheus = Shipped.yaml(Shipped.PROMETHEUS.resolve("prometheus.yml"));
        var sources = Shipped.yaml(Shipped.OBSERVABILITY.resolve(GRAFANA + "datasources/prometheus.yml"));
        var asked = Set.of(
                prometheus.at("/scrape_configs/0/static_configs/0/targets/0").asString(),
                prometheus
                        .at("/alerting/alertmanagers/0/static_configs/0/targets/0")
                        .asString(),
                URI.create(sources.at("/datasources/0/url").asString()).getAuthority());

        var hosts = new TreeSet<String>();
        asked.forEach(authority -> hosts.add(authority.replaceAll(":.*", "")));
        assertThat(hosts).isSubsetOf(Set.copyOf(SERVICES.propertyNames()));
        assertThat(asked).contains("vitrine:9464");
    }

    private static Stream<Mount> mounts(String service) {
        return Shipped.each(SERVICES.path(service).path("volumes"))
                .map(JsonNode::asString)
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.split(":", -1))
                .map(parts -> new Mount(parts[0].substring(2), parts[1]));
    }
}
