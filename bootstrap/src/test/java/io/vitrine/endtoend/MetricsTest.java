package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a scrape of the management port tells. */
class MetricsTest {

    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Vitrine vitrine;

    @BeforeAll
    static void start() {
        vitrine = Vitrine.with(Map.of("MANAGEMENT_PORT", "0", "vitrine.limits.api.requests", 20));
    }

    @AfterAll
    static void stop() {
        vitrine.close();
    }

    @Test
    void requests_are_counted_by_the_template_of_their_address() throws Exception {
        var before = count("GET", "/api/v1/products/{id}", 404);

        get("/api/v1/products/" + UUID.randomUUID());
        get("/api/v1/products/01a1ee56-5e0a-7000-8000-000000000011");
        get("/api/v1/products/01a1ee56-5e0a-7000-8000-000000000011");

        assertThat(count("GET", "/api/v1/products/{id}", 404)).isEqualTo(before + 3);
    }

    @Test
    void what_nobody_handles_makes_no_series_of_its_own() throws Exception {
        get("/" + UUID.randomUUID());
        send(HttpRequest.newBuilder(vitrine.uri("/api/v1/brands"))
                .method("INVENTED", HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(scrape("text/plain")).contains("method=\"OTHER\"").doesNotContain("INVENTED");
        assertThat(count("GET", "UNKNOWN", 404)).isPositive();
    }

    @Test
    void scrapes_are_not_counted_by_the_limits() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(scraped("text/plain").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void figures_have_examples_of_traces() throws Exception {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        send(HttpRequest.newBuilder(vitrine.uri("/api/v1/live"))
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .build());

        assertThat(scrape(OPEN_METRICS).lines())
                .filteredOn(line -> line.startsWith("http_server_requests_seconds_bucket"))
                .anySatisfy(line -> assertThat(line).contains("trace_id=\"" + trace + "\""));
    }

    @Test
    void metrics_are_served_on_the_management_port_only_and_nothing_else_is() throws Exception {
        assertThat(get("/actuator/prometheus").statusCode()).isEqualTo(404);
        for (var path : new String[] {"/actuator", "/actuator/health", "/actuator/env", "/api/v1/products", "/docs"}) {
            assertThat(managed(path, "text/plain").statusCode()).as(path).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(vitrine.uri(path)).build());
    }

    private static String scrape(String type) throws Exception {
        return scraped(type).body();
    }

    private static HttpResponse<String> scraped(String type) throws Exception {
        return managed("/actuator/prometheus", type);
    }

    private static HttpResponse<String> managed(String path, String type) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + vitrine.managementPort() + path))
                .header("Accept", type)
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static long count(String method, String uri, int status) throws Exception {
        var line = Pattern.compile(
                "http_server_requests_seconds_count\\{method=\"%s\",outcome=\"[A-Z_]+\",status=\"%d\",uri=\"%s\"} (\\d+)"
                        .formatted(method, status, Pattern.quote(uri)));
        var found = line.matcher(scrape("text/plain"));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
