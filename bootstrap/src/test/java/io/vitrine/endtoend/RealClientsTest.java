package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vitrine.domain.account.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** What people call the service with, as it comes out of the box. The browser's {@code fetch} is tried on the page of the docs. */
class RealClientsTest {

    private static final Path PYTHON_PROGRAM = Path.of("src/test/resources/clients/catalogue.py");
    private static final String LINES =
            IntStream.rangeClosed(1, 30).mapToObj("""
                {"sku":"%1$d","name":"Bag %1$d","price":"%1$d.00","currency":"EUR","status":"active"}\
                """::formatted).collect(Collectors.joining("\n"));

    private final Vitrine vitrine = Vitrine.empty();

    @TempDir
    private Path folder;

    @Test
    void curl() throws IOException {
        requireProgram("curl");
        var file = Files.writeString(folder.resolve("bags.ndjson"), LINES);
        var editor = "Authorization: Bearer " + vitrine.token(Role.EDITOR);
        var ndjson = "Content-Type: application/x-ndjson";

        var sent = curl("-H", editor, "-H", ndjson, "--data-binary", "@" + file, vitrine.uri("/api/v1/imports"));
        var streamed = curl("-H", editor, "-H", ndjson, "-X", "POST", "-T", file, vitrine.uri("/api/v1/imports"));
        var plain = curl("--globoff", vitrine.uri("/api/v1/products") + "?price[gte]=21&currency=EUR");
        var encoded = curl(
                "--get",
                "--data-urlencode",
                "price[gte]=21",
                "--data-urlencode",
                "currency=EUR",
                vitrine.uri("/api/v1/products"));
        var export = curl("-H", "Accept: application/x-ndjson", vitrine.uri("/api/v1/products"));
        var head = curl("--head", vitrine.uri("/api/v1/products/by-sku/7"));

        assertThat(json(sent).path("created").asInt()).isEqualTo(30);
        assertThat(json(streamed).path("unchanged").asInt()).isEqualTo(30);
        assertThat(json(plain).path("items").size()).isEqualTo(10);
        assertThat(json(encoded).path("items")).isEqualTo(json(plain).path("items"));
        assertThat(export.lines()).hasSize(31).last().isEqualTo("{\"$end\":{\"count\":30}}");
        assertThat(head.lines()).first().asString().contains("200");
    }

    @Test
    void the_standard_library_of_python() throws IOException {
        requireProgram("python3");

        assertThat(output("python3", PYTHON_PROGRAM, vitrine.uri("/"), vitrine.token(Role.EDITOR)))
                .isEqualTo("fine\n");
    }

    @Test
    void the_web_client_of_spring() {
        var client = WebClient.builder()
                .baseUrl(vitrine.uri("/api/v1").toString())
                .defaultHeaders(headers -> headers.setBearerAuth(vitrine.token(Role.EDITOR)))
                .build();
        var products = Flux.range(1, 1_000).map(n -> Map.of("sku", "web-" + n, "name", "Web " + n, "status", "active"));

        var imported = client.post()
                .uri("/imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(products, Map.class)
                .retrieve()
                .bodyToMono(JsonNode.class);
        var page = client.get()
                .uri(uri -> uri.path("/products")
                        .queryParam("createdAt[gte]", "{since}")
                        .build("2026-01-01T00:00:00Z"))
                .retrieve()
                .bodyToMono(JsonNode.class);
        var export = client.get()
                .uri("/products?sort=name")
                .accept(MediaType.APPLICATION_NDJSON)
                .retrieve()
                .bodyToFlux(JsonNode.class)
                .limitRate(10);

        StepVerifier.create(imported.map(state -> state.path("created").asInt()))
                .expectNext(1_000)
                .expectComplete()
                .verify(Duration.ofSeconds(60));
        StepVerifier.create(page.map(it -> it.path("items").size()))
                .expectNext(50)
                .expectComplete()
                .verify(Duration.ofSeconds(60));
        StepVerifier.create(
                        export.takeLast(1).map(last -> last.at("/$end/count").asInt()))
                .expectNext(1_000)
                .expectComplete()
                .verify(Duration.ofSeconds(60));
    }

    /** A machine without it skips the test, except in CI. */
    private static void requireProgram(String program) throws IOException {
        var there = isThere(program);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("%s, which CI has to have", program).isTrue();
        }
        assumeTrue(there, "NOT TESTED: %s, which is not here".formatted(program));
    }

    private static boolean isThere(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static String curl(Object... arguments) throws IOException {
        var command = new ArrayList<Object>(List.of("curl", "--silent", "--show-error", "--fail-with-body"));
        command.addAll(List.of(arguments));
        return output(command.toArray());
    }

    /** What a program prints; it has to end well. */
    private static String output(Object... command) throws IOException {
        var process = new ProcessBuilder(
                        Stream.of(command).map(Object::toString).toList())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit())
                .succeedsWithin(Duration.ofSeconds(60))
                .satisfies(ended -> assertThat(ended.exitValue()).as(output).isZero());
        return output;
    }

    private static JsonNode json(String text) {
        return Vitrine.JSON.readTree(text);
    }
}
