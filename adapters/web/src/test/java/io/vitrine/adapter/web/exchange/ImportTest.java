package io.vitrine.adapter.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

class ImportTest {

    @Test
    void an_upload_is_answered_with_what_became_of_its_lines() {
        var sku = Uploads.WEB.newName();

        var answer = Uploads.upload("", """
            {"sku":"%s","name":"DKNY Trolley Bag","brand":"DKNY","price":"11745.00","currency":"INR"}

            {"sku":"10016283","name":"","price":"58,10"}
            """.formatted(sku));

        assertThat(answer.getStatus().value()).isEqualTo(200);
        assertThat(Uploads.numbers(answer, "read", "created", "updated", "unchanged", "rejected", "lastLine"))
                .containsExactly(2, 1, 0, 0, 1, 3);
        assertThat(Uploads.text(answer, "$.state")).isEqualTo("completed");
        assertThat(answer.getResponseHeaders().getLocation())
                .hasToString("/api/v1/imports/" + Uploads.text(answer, "$.id"));
        assertThat(Uploads.text(answer, "$.rejects"))
                .isEqualTo("/api/v1/imports/" + Uploads.text(answer, "$.id") + "/rejects");
    }

    @Test
    void refused_lines_can_be_fetched_mended_and_sent_again() {
        var line = "{\"sku\":\"1\",\"name\":\"\",\"price\":\"58,10\"}";

        var rejects = Uploads.EDITOR
                .get()
                .uri(Uploads.text(Uploads.upload("", "{}\n" + line), "$.rejects"))
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_NDJSON)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        var second = Objects.requireNonNull(rejects).lines().toList().get(1);
        assertThat(JsonPath.<Integer>read(second, "$.line")).isEqualTo(2);
        assertThat(JsonPath.<String>read(second, "$.input")).isEqualTo(line);
        assertThat(JsonPath.<List<String>>read(second, "$.errors[*].pointer"))
                .containsExactlyInAnyOrder("/name", "/price", "/currency");
    }

    @Test
    void lines_that_change_nothing_are_told_apart_from_those_that_do() {
        var sku = Uploads.WEB.newName();
        Uploads.upload("", "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(sku));

        var again = Uploads.upload(
                "", "{\"sku\":\"%1$s\",\"name\":\"Bag\"}\n{\"sku\":\"%1$s\",\"name\":\"Cap\"}".formatted(sku));

        assertThat(Uploads.numbers(again, "created", "updated", "unchanged")).containsExactly(0, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({"create,duplicate-sku,not-found", "update,not-found,duplicate-sku"})
    void a_mode_rejects_what_it_does_not_mean(String mode, String told, String notTold) {
        var known = Uploads.WEB.newName();
        Uploads.upload("", "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(known));

        var answer = Uploads.upload(
                "?mode=" + mode,
                "{\"sku\":\"%s\",\"name\":\"Bag\"}\n{\"sku\":\"%s\",\"name\":\"Bag\"}"
                        .formatted(known, Uploads.WEB.newName()));

        assertThat(Uploads.numbers(answer, "rejected")).containsExactly(1);
        assertThat(Uploads.get(Uploads.text(answer, "$.rejects")))
                .contains(told)
                .doesNotContain(notTold);
    }

    @Test
    void a_dry_run_counts_and_stores_nothing() {
        var sku = Uploads.WEB.newName();

        var answer = Uploads.upload("?dryRun=true", "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(sku));

        assertThat(Uploads.numbers(answer, "created")).containsExactly(1);
        assertThat(Uploads.get("/api/v1/products?sku=" + sku)).contains("\"items\":[]");
    }

    @Test
    void an_upload_may_be_gzip() {
        var lines = "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(Uploads.WEB.newName());

        assertThat(Uploads.numbers(Uploads.uploadGzip(Uploads.gzipped(lines.getBytes(UTF_8))), "created"))
                .containsExactly(1);
    }

    @Test
    void a_line_of_ten_megabytes_is_refused_and_the_others_are_stored() {
        var line = "{\"sku\":\"%s\",\"name\":\"Bag\"}\n";
        var tooLong = "{\"sku\":\"1\",\"name\":\"" + "x".repeat(10 << 20) + "\"}\n";

        var answer = Uploads.upload(
                "", line.formatted(Uploads.WEB.newName()) + tooLong + line.formatted(Uploads.WEB.newName()));

        assertThat(Uploads.numbers(answer, "created", "rejected", "lastLine")).containsExactly(2, 1, 3);
        assertThat(Uploads.get(Uploads.text(answer, "$.rejects")))
                .contains("too-large")
                .hasSizeLessThan(2_000);
    }

    @Test
    void an_upload_of_nothing_is_an_import_of_nothing() {
        assertThat(Uploads.numbers(Uploads.upload("", ""), "read", "lastLine")).containsExactly(0, 0);
    }

    @Test
    void other_types_and_encodings_are_refused_with_what_is_understood() {
        Uploads.EDITOR
                .post()
                .uri("/api/v1/imports")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("[]")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .valueEquals(HttpHeaders.ACCEPT, "application/x-ndjson");
        var brotli = Uploads.upload("", new byte[10], Map.of(HttpHeaders.CONTENT_ENCODING, "br"));
        assertThat(brotli.getStatus().value()).isEqualTo(415);
        assertThat(brotli.getResponseHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?mode=replace", "?dryRun=yes", "?upsert=true", "?mode=create&mode=update"})
    void an_order_that_is_not_understood_is_refused_before_anything_is_read(String query) {
        var refused = Uploads.upload(query, "{}");

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(Uploads.text(refused, "$.code")).isEqualTo("invalid-parameter");
    }

    @Test
    void only_editors_import() {
        for (var address : List.of("/api/v1/imports", "/api/v1/imports/01995a10-0000-7000-8000-000000000000/rejects")) {
            Uploads.WEB.anonymous().get().uri(address).exchange().expectStatus().isUnauthorized();
            Uploads.WEB
                    .as("uma", "user")
                    .get()
                    .uri(address)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        Uploads.WEB
                .as("uma", "user")
                .post()
                .uri("/api/v1/imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void imports_are_listed_newest_first_and_an_unknown_one_is_not_found() {
        var first = Uploads.text(Uploads.upload("", ""), "$.id");
        var second = Uploads.text(Uploads.upload("", ""), "$.id");

        assertThat(JsonPath.<List<String>>read(Uploads.get("/api/v1/imports?size=2"), "$.items[*].id"))
                .containsExactly(second, first);
        Uploads.EDITOR
                .get()
                .uri("/api/v1/imports/01995a10-0000-7000-8000-000000000000")
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}
