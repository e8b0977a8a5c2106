package io.vitrine.adapter.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.vitrine.domain.shared.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** Uploads that break, that last, and that are sent again. */
class InterruptedImportTest {

    @Test
    void a_gzip_bomb_is_refused_with_the_address_of_the_import() {
        var refused = Uploads.uploadGzip(Uploads.gzipped(new byte[20 << 20]));

        assertThat(refused.getStatus().value()).isEqualTo(413);
        assertThat(Uploads.text(refused, "$.code")).isEqualTo("too-large");
        assertThat(Uploads.get(Uploads.text(refused, "$.import"))).contains("\"state\":\"interrupted\"");
    }

    @Test
    void broken_gzip_data_leaves_what_came_before_stored() {
        var lines = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            lines.append("{\"sku\":\"%s\",\"name\":\"Bag\"}\n".formatted(Uploads.WEB.newName()));
        }
        var whole = Uploads.gzipped(lines.toString().getBytes(UTF_8));

        var refused = Uploads.uploadGzip(Arrays.copyOf(whole, whole.length / 2));

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(Uploads.text(refused, "$.code")).isEqualTo("malformed");
        var lastLine = JsonPath.<Integer>read(Uploads.body(refused), "$.lastLine");
        assertThat(lastLine).isPositive();
        assertThat(Uploads.get(Uploads.text(refused, "$.import")))
                .contains("\"state\":\"interrupted\"", "\"created\":" + lastLine);
    }

    @Test
    void an_import_whose_store_goes_away_tells_where_it_stopped() throws IOException {
        var subject = Uploads.WEB.newName();
        var line = "{\"sku\":\"%s\",\"name\":\"Bag\"}\n";
        try (var upload = SlowUpload.begun(Uploads.WEB.port(), subject + "~editor", "")) {
            upload.send(line.formatted(Uploads.WEB.newName()));
            var address = importOf(subject, "\"read\":1");
            String answer;
            try (var _ = Uploads.WEB.faults().failWith(new StoreUnavailable("gone", new IOException()))) {
                upload.send(line.formatted(Uploads.WEB.newName()));
                answer = upload.finished();
            }

            assertThat(answer)
                    .startsWith("HTTP/1.1 503 ")
                    .contains("\"code\":\"unavailable\"", "\"import\":\"" + address + "\"", "\"lastLine\":1")
                    .containsIgnoringCase("Retry-After: 2")
                    .doesNotContain("Nothing was changed");
        }
    }

    @Test
    void what_is_no_such_file_is_told_once() {
        assertThat(Uploads.body(Uploads.upload("", "[\n{\"sku\":\"1\"},\n{\"sku\":\"2\"}]")))
                .contains("malformed", "JSON array");
        assertThat(Uploads.body(Uploads.upload("", Uploads.gzipped(new byte[100]), Map.of())))
                .contains("malformed", "Content-Encoding: gzip");
        assertThat(Uploads.body(Uploads.uploadGzip("{}".getBytes(UTF_8)))).contains("malformed", "not gzip");
    }

    @Test
    void a_repeated_upload_is_answered_as_the_first_was() {
        var key = Map.of("Idempotency-Key", Uploads.WEB.newName());
        var lines = "{\"sku\":\"%s\",\"name\":\"Bag\"}"
                .formatted(Uploads.WEB.newName())
                .getBytes(UTF_8);
        var first = Uploads.upload("", lines, key);

        var second = Uploads.upload("", lines, key);
        var other = Uploads.upload("?dryRun=true", lines, key);

        assertThat(Uploads.body(second)).isEqualTo(Uploads.body(first));
        assertThat(first.getResponseHeaders().getFirst("Idempotency-Replayed")).isNull();
        assertThat(second.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.getStatus().value()).isEqualTo(422);
        assertThat(Uploads.text(other, "$.code")).isEqualTo("idempotency-mismatch");
    }

    @Test
    void an_upload_shows_its_progress_while_it_runs_and_is_not_taken_twice() throws IOException {
        var key = Uploads.WEB.newName();
        try (var upload = SlowUpload.begun(Uploads.WEB.port(), "slow~editor", key)) {
            upload.send("{\"sku\":\"%s\",\"name\":\"Bag\"}\n{\"sku\":".formatted(Uploads.WEB.newName()));
            var address = importOf("slow", "\"read\":1");

            var second = Uploads.WEB
                    .as("slow", "editor")
                    .post()
                    .uri("/api/v1/imports")
                    .header("Idempotency-Key", key)
                    .contentType(MediaType.APPLICATION_NDJSON)
                    .bodyValue("{}")
                    .exchange()
                    .expectBody()
                    .returnResult();
            upload.send("\"%s\",\"name\":\"Bag\"}".formatted(Uploads.WEB.newName()));
            var answer = upload.finished();

            assertThat(second.getStatus().value()).isEqualTo(409);
            assertThat(Uploads.text(second, "$.code")).isEqualTo("idempotency-in-progress");
            assertThat(Uploads.text(second, "$.import")).isEqualTo(address);
            assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("\"created\":2", "\"state\":\"completed\"");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_broken_upload_keeps_what_was_stored_and_is_taken_up_again_with_its_key(boolean halfClosed)
            throws IOException {
        var subject = Uploads.WEB.newName();
        var lines = "{\"sku\":\"%s\",\"name\":\"Bag\"}\n{\"sku\":\"%s\",\"name\":\"Bag\"}\n"
                .formatted(Uploads.WEB.newName(), Uploads.WEB.newName());
        try (var upload = SlowUpload.begun(Uploads.WEB.port(), subject + "~editor", subject)) {
            upload.send(lines + "{\"sku\":");
            importOf(subject, "\"read\":2");
            if (halfClosed) {
                upload.halfClose();
                importOf(subject, "\"state\":\"interrupted\"");
            }
        }
        importOf(subject, "\"state\":\"interrupted\"");

        var again = Uploads.WEB
                .as(subject, "editor")
                .post()
                .uri("/api/v1/imports")
                .header("Idempotency-Key", subject)
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(lines + "{\"sku\":\"%s\",\"name\":\"Bag\"}\n".formatted(Uploads.WEB.newName()))
                .exchange()
                .expectBody()
                .returnResult();

        assertThat(Uploads.text(again, "$.state")).isEqualTo("completed");
        assertThat(Uploads.numbers(again, "read", "created", "unchanged")).containsExactly(3, 3, 0);
    }

    /** Waits until the newest import of somebody is seen so, and gives its address. */
    private String importOf(String subject, String state) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> newestOf(subject), it -> Uploads.get(it).contains(state));
    }

    private String newestOf(String subject) {
        var runs = JsonPath.<List<String>>read(
                Uploads.get("/api/v1/imports?size=100"), "$.items[?(@.startedBy == '" + subject + "')].id");
        return "/api/v1/imports" + (runs.isEmpty() ? "" : "/" + runs.getFirst());
    }
}
