package io.vitrine.adapter.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.vitrine.adapter.web.WebFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

class ImportTest {

    private static final WebFixture WEB = WebFixture.started();
    private static final int LARGEST = 64 << 20;

    private final WebTestClient editor = WEB.editor()
            .mutate()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
            .build();

    @AfterAll
    static void close() {
        WEB.close();
    }

    @Test
    void an_upload_is_answered_with_what_became_of_its_lines() {
        var sku = WEB.newName();

        var answer = upload("", """
            {"sku":"%s","name":"DKNY Trolley Bag","brand":"DKNY","price":"11745.00","currency":"INR"}

            {"sku":"10016283","name":"","price":"58,10"}
            """.formatted(sku));

        assertThat(answer.getStatus().value()).isEqualTo(200);
        assertThat(numbers(answer, "read", "created", "updated", "unchanged", "rejected", "lastLine"))
                .containsExactly(2, 1, 0, 0, 1, 3);
        assertThat(text(answer, "$.state")).isEqualTo("completed");
        assertThat(answer.getResponseHeaders().getLocation()).hasToString("/api/v1/imports/" + text(answer, "$.id"));
        assertThat(text(answer, "$.rejects")).isEqualTo("/api/v1/imports/" + text(answer, "$.id") + "/rejects");
    }

    @Test
    void refused_lines_can_be_fetched_mended_and_sent_again() {
        var line = "{\"sku\":\"1\",\"name\":\"\",\"price\":\"58,10\"}";

        var rejects = editor.get()
                .uri(text(upload("", "{}\n" + line), "$.rejects"))
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
        var sku = WEB.newName();
        upload("", "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(sku));

        var again =
                upload("", "{\"sku\":\"%1$s\",\"name\":\"Bag\"}\n{\"sku\":\"%1$s\",\"name\":\"Cap\"}".formatted(sku));

        assertThat(numbers(again, "created", "updated", "unchanged")).containsExactly(0, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({"create,duplicate-sku,not-found", "update,not-found,duplicate-sku"})
    void a_mode_rejects_what_it_does_not_mean(String mode, String told, String notTold) {
        var known = WEB.newName();
        upload("", "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(known));

        var answer = upload(
                "?mode=" + mode,
                "{\"sku\":\"%s\",\"name\":\"Bag\"}\n{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(known, WEB.newName()));

        assertThat(numbers(answer, "rejected")).containsExactly(1);
        assertThat(get(text(answer, "$.rejects"))).contains(told).doesNotContain(notTold);
    }

    @Test
    void a_dry_run_counts_and_stores_nothing() {
        var sku = WEB.newName();

        var answer = upload("?dryRun=true", "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(sku));

        assertThat(numbers(answer, "created")).containsExactly(1);
        assertThat(get("/api/v1/products?sku=" + sku)).contains("\"items\":[]");
    }

    @Test
    void an_upload_may_be_gzip() {
        var lines = "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(WEB.newName());

        assertThat(numbers(uploadGzip(gzipped(lines.getBytes(UTF_8))), "created"))
                .containsExactly(1);
    }

    @Test
    void a_line_of_ten_megabytes_is_refused_and_the_others_are_stored() {
        var line = "{\"sku\":\"%s\",\"name\":\"Bag\"}\n";
        var tooLong = "{\"sku\":\"1\",\"name\":\"" + "x".repeat(10 << 20) + "\"}\n";

        var answer = upload("", line.formatted(WEB.newName()) + tooLong + line.formatted(WEB.newName()));

        assertThat(numbers(answer, "created", "rejected", "lastLine")).containsExactly(2, 1, 3);
        assertThat(get(text(answer, "$.rejects"))).contains("too-large").hasSizeLessThan(2_000);
    }

    @Test
    void an_upload_of_nothing_is_an_import_of_nothing() {
        assertThat(numbers(upload("", ""), "read", "lastLine")).containsExactly(0, 0);
    }

    @Test
    void a_gzip_bomb_is_refused_with_the_address_of_the_import() {
        var refused = uploadGzip(gzipped(new byte[20 << 20]));

        assertThat(refused.getStatus().value()).isEqualTo(413);
        assertThat(text(refused, "$.code")).isEqualTo("too-large");
        assertThat(get(text(refused, "$.import"))).contains("\"state\":\"interrupted\"");
    }

    @Test
    void broken_gzip_data_leaves_what_came_before_stored() {
        var lines = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            lines.append("{\"sku\":\"%s\",\"name\":\"Bag\"}\n".formatted(WEB.newName()));
        }
        var whole = gzipped(lines.toString().getBytes(UTF_8));

        var refused = uploadGzip(Arrays.copyOf(whole, whole.length / 2));

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(text(refused, "$.code")).isEqualTo("malformed");
        var lastLine = JsonPath.<Integer>read(body(refused), "$.lastLine");
        assertThat(lastLine).isPositive();
        assertThat(get(text(refused, "$.import"))).contains("\"state\":\"interrupted\"", "\"created\":" + lastLine);
    }

    @Test
    void what_is_no_such_file_is_told_once() {
        assertThat(body(upload("", "[\n{\"sku\":\"1\"},\n{\"sku\":\"2\"}]"))).contains("malformed", "JSON array");
        assertThat(body(upload("", gzipped(new byte[100]), Map.of()))).contains("malformed", "Content-Encoding: gzip");
        assertThat(body(uploadGzip("{}".getBytes(UTF_8)))).contains("malformed", "not gzip");
    }

    @Test
    void other_types_and_encodings_are_refused_with_what_is_understood() {
        editor.post()
                .uri("/api/v1/imports")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("[]")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .valueEquals(HttpHeaders.ACCEPT, "application/x-ndjson");
        var brotli = upload("", new byte[10], Map.of(HttpHeaders.CONTENT_ENCODING, "br"));
        assertThat(brotli.getStatus().value()).isEqualTo(415);
        assertThat(brotli.getResponseHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?mode=replace", "?dryRun=yes", "?upsert=true", "?mode=create&mode=update"})
    void an_order_that_is_not_understood_is_refused_before_anything_is_read(String query) {
        var refused = upload(query, "{}");

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(text(refused, "$.code")).isEqualTo("invalid-parameter");
    }

    @Test
    void only_editors_import() {
        for (var address : List.of("/api/v1/imports", "/api/v1/imports/01995a10-0000-7000-8000-000000000000/rejects")) {
            WEB.anonymous().get().uri(address).exchange().expectStatus().isUnauthorized();
            WEB.as("uma", "user").get().uri(address).exchange().expectStatus().isForbidden();
        }
        WEB.as("uma", "user")
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
        var first = text(upload("", ""), "$.id");
        var second = text(upload("", ""), "$.id");

        assertThat(JsonPath.<List<String>>read(get("/api/v1/imports?size=2"), "$.items[*].id"))
                .containsExactly(second, first);
        editor.get()
                .uri("/api/v1/imports/01995a10-0000-7000-8000-000000000000")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void a_repeated_upload_is_answered_as_the_first_was() {
        var key = Map.of("Idempotency-Key", WEB.newName());
        var lines = "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(WEB.newName()).getBytes(UTF_8);
        var first = upload("", lines, key);

        var second = upload("", lines, key);
        var other = upload("?dryRun=true", lines, key);

        assertThat(body(second)).isEqualTo(body(first));
        assertThat(first.getResponseHeaders().getFirst("Idempotency-Replayed")).isNull();
        assertThat(second.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.getStatus().value()).isEqualTo(422);
        assertThat(text(other, "$.code")).isEqualTo("idempotency-mismatch");
    }

    @Test
    void an_upload_shows_its_progress_while_it_runs_and_is_not_taken_twice() throws IOException {
        var key = WEB.newName();
        try (var upload = SlowUpload.begun(WEB.port(), "slow~editor", key)) {
            upload.send("{\"sku\":\"%s\",\"name\":\"Bag\"}\n{\"sku\":".formatted(WEB.newName()));
            var address = importOf("slow", "\"read\":1");

            var second = WEB.as("slow", "editor")
                    .post()
                    .uri("/api/v1/imports")
                    .header("Idempotency-Key", key)
                    .contentType(MediaType.APPLICATION_NDJSON)
                    .bodyValue("{}")
                    .exchange()
                    .expectBody()
                    .returnResult();
            upload.send("\"%s\",\"name\":\"Bag\"}".formatted(WEB.newName()));
            var answer = upload.finished();

            assertThat(second.getStatus().value()).isEqualTo(409);
            assertThat(text(second, "$.code")).isEqualTo("idempotency-in-progress");
            assertThat(text(second, "$.import")).isEqualTo(address);
            assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("\"created\":2", "\"state\":\"completed\"");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_broken_upload_keeps_what_was_stored_and_is_taken_up_again_with_its_key(boolean halfClosed)
            throws IOException {
        var subject = WEB.newName();
        var lines = "{\"sku\":\"%s\",\"name\":\"Bag\"}\n{\"sku\":\"%s\",\"name\":\"Bag\"}\n"
                .formatted(WEB.newName(), WEB.newName());
        try (var upload = SlowUpload.begun(WEB.port(), subject + "~editor", subject)) {
            upload.send(lines + "{\"sku\":");
            importOf(subject, "\"read\":2");
            if (halfClosed) {
                upload.halfClose();
                importOf(subject, "\"state\":\"interrupted\"");
            }
        }
        importOf(subject, "\"state\":\"interrupted\"");

        var again = WEB.as(subject, "editor")
                .post()
                .uri("/api/v1/imports")
                .header("Idempotency-Key", subject)
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(lines + "{\"sku\":\"%s\",\"name\":\"Bag\"}\n".formatted(WEB.newName()))
                .exchange()
                .expectBody()
                .returnResult();

        assertThat(text(again, "$.state")).isEqualTo("completed");
        assertThat(numbers(again, "read", "created", "unchanged")).containsExactly(3, 3, 0);
    }

    /** Waits until the newest import of somebody is seen so, and gives its address. */
    private String importOf(String subject, String state) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> newestOf(subject), it -> get(it).contains(state));
    }

    private String newestOf(String subject) {
        var runs = JsonPath.<List<String>>read(
                get("/api/v1/imports?size=100"), "$.items[?(@.startedBy == '" + subject + "')].id");
        return "/api/v1/imports" + (runs.isEmpty() ? "" : "/" + runs.getFirst());
    }

    private EntityExchangeResult<byte[]> upload(String query, String lines) {
        return upload(query, lines.getBytes(UTF_8), Map.of());
    }

    private EntityExchangeResult<byte[]> uploadGzip(byte[] compressed) {
        return upload("", compressed, Map.of(HttpHeaders.CONTENT_ENCODING, "gzip"));
    }

    private EntityExchangeResult<byte[]> upload(String query, byte[] body, Map<String, String> headers) {
        return editor.post()
                .uri("/api/v1/imports" + query)
                .headers(it -> headers.forEach(it::set))
                .header(HttpHeaders.CONTENT_TYPE, "application/x-ndjson")
                .bodyValue(body)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private String get(String address) {
        return body(editor.get()
                .uri(address)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult());
    }

    private static String body(EntityExchangeResult<byte[]> result) {
        return new String(Objects.requireNonNull(result.getResponseBody()), UTF_8);
    }

    private static String text(EntityExchangeResult<byte[]> result, String path) {
        return JsonPath.read(body(result), path);
    }

    private static List<Integer> numbers(EntityExchangeResult<byte[]> result, String... members) {
        return Arrays.stream(members)
                .map(member -> JsonPath.<Integer>read(body(result), "$." + member))
                .toList();
    }

    private static byte[] gzipped(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
