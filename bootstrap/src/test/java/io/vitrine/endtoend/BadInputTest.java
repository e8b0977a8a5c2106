package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.domain.account.Role;
import io.vitrine.endtoend.Vitrine.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Nothing that is sent leads to a 500, to a half-written catalogue, or to a problem that does not say what is wrong. */
class BadInputTest {

    private final Vitrine vitrine = Vitrine.empty();

    @AfterEach
    void nothing_was_written() {
        assertThat(vitrine.get("/api/v1/products?count=exact", "Accept", "application/json")
                        .json()
                        .path("page")
                        .path("total")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                                      | 400 | malformed  |",
                "[]                                                                     | 422 | validation |",
                "{\"sku\":\"A\",\"sku\":\"B\",\"name\":\"n\"}                           | 400 | malformed  |",
                "{\"sku\":\"A\",\"name\":\"n\",\"colour\":\"red\"}                      | 422 | validation | /colour",
                "{\"sku\":\"A\",\"name\":\"n\",\"price\":9.99}                          | 422 | validation | /price",
                "{\"sku\":\"A\",\"name\":\"n\",\"price\":{\"amount\":9.99,\"currency\":\"INR\"}}     | 422 |"
                        + " validation | /price/amount",
                "{\"sku\":\"A\",\"name\":\"n\",\"price\":{\"amount\":\"9.5\",\"currency\":\"JPY\"}}  | 422 |"
                        + " validation | /price/amount",
                "{\"sku\":\"A\",\"name\":\"n\",\"price\":{\"amount\":\"9.5\",\"currency\":\"inr\"}}  | 422 |"
                        + " validation | /price/currency",
                "{\"sku\":\"A\",\"name\":\"nul \\u0000\"}                               | 422 | validation | /name",
                "{\"sku\":\"A\",\"name\":\"bell \\u0007\"}                              | 422 | validation | /name",
                "{\"sku\":\"A\",\"name\":\"half \\ud83d\"}                              | 422 | validation | /name",
                "{\"sku\":\"A\",\"name\":\"n\",\"brand\":{\"slug\":\"nobody\"}}         | 422 | validation | /brand",
                "{\"sku\":\"A\",\"name\":\"n\",\"attributes\":{\"1st\":\"x\"}}          | 422 | validation |"
                        + " /attributes/1st",
                "{\"sku\":\"\",\"name\":\"n\"}                                          | 422 | validation | /sku",
                "{\"name\":\"n\"}                                                       | 422 | validation | /sku",
            })
    void a_product_that_is_not_valid_is_refused(String body, int status, String code, String pointer) {
        var refused = vitrine.post("/api/v1/products", body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        isAProblem(refused);
        if (pointer != null) {
            assertThat(refused.json().path("errors").path(0).path("pointer").asString())
                    .isEqualTo(pointer);
        }
    }

    @Test
    void what_is_at_no_address_is_not_found_for_whoever_posts_to_it() {
        var refused = vitrine.anonymousPost("/api/v1/nothing", "{}");

        assertThat(refused.status()).isEqualTo(404);
    }

    @Test
    void a_name_of_a_hundred_kilobytes_is_refused() {
        var refused = vitrine.post("/api/v1/products", "{\"sku\":\"A\",\"name\":\"" + "x".repeat(100_000) + "\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).hasSizeLessThan(2_000);
    }

    @Test
    void a_body_over_a_megabyte_is_refused() {
        var refused = vitrine.post("/api/v1/products", "{\"sku\":\"" + "x".repeat(2_000_000) + "\"}");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=forged",
                "cursor=eyJhIjoxfQ",
                "cursor=",
                "size=0",
                "size=201",
                "size=ten",
                "page=2",
                "colour=red",
                "sort=colour",
                "price[gte]=5",
                "price[near]=5&currency=INR",
                "currency=rupees",
                "status=gone",
                "q=",
                "q=a&q=b",
                "fields=colour",
                "facets=colour",
                "expand=everything",
                "count=some",
                "highlight=true",
                "createdAt[gte]=yesterday",
                "attr.1st=x",
                "q=%ff",
                "q=%zz",
                "brand=%00"
            })
    void a_query_that_is_not_understood_is_refused(String query) throws IOException {
        var answer = raw("GET /api/v1/products?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        vitrine.upload("{\"sku\":\"A\",\"name\":\"a\"}\n{\"sku\":\"B\",\"name\":\"b\"}\n");
        var cursor = vitrine.get("/api/v1/products?size=1")
                .json()
                .path("page")
                .path("next")
                .asString();

        var refused = vitrine.get("/api/v1/products?size=1&sort=name&cursor=" + cursor);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid-cursor");
        vitrine.get("/api/v1/products")
                .json()
                .path("items")
                .forEach(item ->
                        vitrine.delete("/api/v1/products/" + item.path("id").asString(), "If-Match", "*"));
    }

    @Test
    void a_line_of_ten_megabytes_is_one_rejected_line() {
        var imported = vitrine.upload("{\"sku\":\"A\",\"name\":\"" + "x".repeat(10_000_000) + "\"}\n{\"sku\":7}\n");

        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        assertThat(imported.json().path("rejected").asInt()).isEqualTo(2);
        var rejects = vitrine.send(
                        vitrine.request(imported.json().path("rejects").asString()))
                .body()
                .lines()
                .map(Vitrine.JSON::readTree)
                .toList();
        assertThat(rejects).extracting(reject -> reject.path("line").asInt()).containsExactly(1, 2);
        assertThat(rejects.getFirst().path("errors").path(0).path("code").asString())
                .isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sku\":\"a\",\"name\":\"b\",\"x\\u0000\":1}",
                "{\"sku\":\"a\",\"name\":\"b\",\"attributes\":{\"\\u0000\":1}}",
                "{\"sku\":\"a\",\"name\":\"b\",\"\\ud83d\":1}",
                "{\"sku\":\"a\",\"name\":\"b\",\"attributes\":{\"\\udc5c\":1}}",
                "{\"sku\":a\0b}",
                "{\"sku\0\":1}",
                "\0"
            })
    void a_line_that_cannot_be_quoted_is_one_rejected_line(String line) {
        var imported = vitrine.upload(line + "\n{\"sku\":7}\n");

        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        assertThat(imported.json().path("state").asString()).isEqualTo("completed");
        assertThat(imported.json().path("rejected").asInt()).isEqualTo(2);
        var rejects =
                vitrine.send(vitrine.request(imported.json().path("rejects").asString()));
        assertThat(rejects.status()).as(rejects.body()).isEqualTo(200);
        assertThat(rejects.body().lines().map(Vitrine.JSON::readTree))
                .extracting(reject -> reject.path("input").asString())
                .containsExactly(line, "{\"sku\":7}");
    }

    @Test
    void a_gzip_bomb_is_refused_before_it_goes_off() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            var blanks = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                gzip.write(blanks);
            }
        }

        var refused = vitrine.send(vitrine.request("/api/v1/imports")
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb.toByteArray())));

        assertThat(refused.status()).as(refused.body()).isIn(400, 413);
        isAProblem(refused);
    }

    @Test
    void an_upload_that_is_half_closed_is_interrupted_and_can_be_looked_at() throws IOException {
        var head = "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + vitrine.token(Role.EDITOR)
                + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (var socket = new Socket("localhost", vitrine.port())) {
            socket.getOutputStream().write((head + "a\r\n{\"sku\":1}\n\r\n").getBytes(StandardCharsets.UTF_8));
            await().untilAsserted(() ->
                    assertThat(newestImport().path("state").asString()).isEqualTo("running"));

            socket.shutdownOutput();

            await().untilAsserted(() ->
                    assertThat(newestImport().path("state").asString()).isEqualTo("interrupted"));
        }
    }

    private JsonNode newestImport() {
        return vitrine.send(vitrine.request("/api/v1/imports"))
                .json()
                .path("items")
                .path(0);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404, not-found",
        "GET, /api/v2/products, 404, not-found",
        "GET, /products, 404, not-found",
        "GET, /api/v1/products/not-an-id, 404, not-found",
        "DELETE, /api/v1/products, 405, method-not-allowed",
        "TRACE, /api/v1/products, 405, method-not-allowed",
    })
    void a_request_to_nowhere_is_told_so(String method, String path, int status, String code) {
        var refused = vitrine.send(vitrine.request(path).method(method, BodyPublishers.noBody()));

        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        isAProblem(refused);
        if (status == 405) {
            assertThat(refused.header("Allow")).contains("GET", "POST");
        }
    }

    @Test
    void a_write_without_a_token_or_without_the_role_is_refused() {
        var anonymous = vitrine.send(HttpRequest.newBuilder(vitrine.uri("/api/v1/products"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"sku\":\"A\",\"name\":\"n\"}")));
        var user = vitrine.send(HttpRequest.newBuilder(vitrine.uri("/api/v1/products"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + vitrine.token(Role.USER))
                .POST(BodyPublishers.ofString("{\"sku\":\"A\",\"name\":\"n\"}")));

        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(user.status()).isEqualTo(403);
        assertThat(user.code()).isEqualTo("forbidden");
    }

    @Test
    void what_is_sent_in_another_type_is_refused_with_the_types_there_are() {
        var refused = vitrine.send(vitrine.request("/api/v1/products")
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString("<product/>")));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Accept")).contains("application/json");
        assertThat(vitrine.get("/api/v1/products", "Accept", "image/png").status())
                .isEqualTo(406);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", vitrine.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void isAProblem(Reply refused) {
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        var problem = refused.json();
        assertThat(problem.path("type").asString()).endsWith("/" + refused.code());
        assertThat(problem.path("requestId").asString()).isEqualTo(refused.header("X-Request-Id"));
        assertThat(problem.path("status").asInt()).isEqualTo(refused.status());
        assertThat(refused.body()).doesNotContain("Exception").doesNotContain("io.vitrine");
    }
}
