package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are compressed, and what that leaves as it is. */
final class CompressionTest {

    private static final String LONG = ",\"description\":\"%s\"".formatted("soft and light ".repeat(200));
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final WebFixture web = WebFixture.shared();
    private final WebFixture.Made large = web.aProduct(LONG);

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br, zstd", "*", "br;q=1, gzip;q=0.1", "x-gzip"})
    void a_large_answer_is_compressed_for_who_understands_it(String accepted) {
        var answer = get(large.address(), "Accept-Encoding", accepted);

        assertThat(encoding(answer)).isEqualTo("gzip");
        assertThat(answer.body().length).isLessThan(1_000);
        assertThat(text(answer)).contains("soft and light");
        assertThat(vary(answer)).contains("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"identity", "br", "gzip;q=0", "br, gzip;q=0", "*;q=0", "notgzip", "", "gzip;q=0.5, identity"})
    void it_comes_as_it_is_to_who_does_not(String accepted) {
        var answer = get(large.address(), "Accept-Encoding", accepted);

        assertThat(encoding(answer)).isEmpty();
        assertThat(plain(answer)).contains("soft and light");
        assertThat(vary(answer)).contains("Accept-Encoding");
    }

    @Test
    void who_says_nothing_gets_it_as_it_is() {
        assertThat(encoding(get(large.address()))).isEmpty();
    }

    @Test
    void a_small_answer_is_compressed_only_for_who_takes_nothing_else() {
        var small = web.aProduct().address();

        assertThat(encoding(get(small, "Accept-Encoding", "gzip"))).isEmpty();
        assertThat(vary(get(small))).contains("Accept-Encoding");
        assertThat(encoding(get(small, "Accept-Encoding", "gzip, identity;q=0")))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi.json,application/json",
        "/docs/swagger-ui-bundle.js,text/javascript;charset=UTF-8",
        "/docs/swagger-ui.css,text/css;charset=UTF-8",
        "/api/v1/products?size=200,application/json"
    })
    void documents_and_pages_are_compressed(String path, String type) {
        var answer = get(path, "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(encoding(answer)).isEqualTo("gzip");
        assertThat(vary(answer)).contains("Accept-Encoding");
        assertThat(text(answer)).isEqualTo(plain(get(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv"})
    void exports_are_compressed(String type) {
        var answer = get("/api/v1/products?fields=id,sku", "Accept", type, "Accept-Encoding", "gzip");

        assertThat(encoding(answer)).isEqualTo("gzip");
        assertThat(vary(answer)).contains("Accept-Encoding");
        assertThat(text(answer)).contains(large.name());
    }

    /** Their bodies would be long enough: a name that was sent stands in them, or a token. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/auth/csrf?%s=1",
                "/api/v1/%%61uth/csrf?%s=1",
                "/api/v1/auth;a=b/csrf?%s=1",
                "/api/v1/me/sessions?%s=1",
                "/local/outbox?%s=1"
            })
    void what_is_beside_secrets_is_never_compressed(String path) {
        var ana = web.somebody();
        var answer = get(
                path.formatted("x".repeat(3_000)),
                "Accept-Encoding",
                "gzip, identity;q=0",
                "Authorization",
                "Bearer " + ana.accessToken());

        assertThat(encoding(answer)).isEmpty();
    }

    @Test
    void tokens_are_never_compressed() throws IOException, InterruptedException {
        var ana = web.somebody();
        var login = request(
                        "/api/v1/auth/login",
                        "Accept-Encoding",
                        "gzip, identity;q=0",
                        "Content-Type",
                        "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ana.email(), ana.password())))
                .build();

        var answer = CLIENT.send(login, BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(encoding(answer)).isEmpty();
        assertThat(plain(answer)).contains("\"refreshToken\":\"vr1_");
    }

    @Test
    void a_tag_is_the_version_whatever_the_body_comes_in() {
        var tag = etag(get(large.address(), "Accept-Encoding", "gzip"));

        assertThat(tag).isEqualTo("\"1\"").isEqualTo(etag(get(large.address())));
        var unchanged = get(large.address(), "Accept-Encoding", "gzip", "If-None-Match", tag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(encoding(unchanged)).isEmpty();
        assertThat(vary(unchanged)).contains("Accept-Encoding");
        web.editor()
                .delete()
                .uri(large.address())
                .header("If-Match", tag)
                .header("Accept-Encoding", "gzip")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @Test
    void head_tells_what_get_would_be() throws IOException, InterruptedException {
        var head = CLIENT.send(
                request(large.address(), "Accept-Encoding", "gzip").HEAD().build(), BodyHandlers.ofByteArray());

        assertThat(encoding(head)).isEqualTo("gzip");
        assertThat(head.headers().firstValue("Content-Length"))
                .hasValue(String.valueOf(
                        get(large.address(), "Accept-Encoding", "gzip").body().length));
        assertThat(vary(head)).contains("Accept-Encoding");
        assertThat(head.body()).isEmpty();
        var plain = CLIENT.send(request(large.address()).HEAD().build(), BodyHandlers.ofByteArray());
        assertThat(encoding(plain)).isEmpty();
        assertThat(plain.headers().firstValue("Content-Length"))
                .hasValue(String.valueOf(get(large.address()).body().length));
    }

    /** The connection stays usable: lengths and ends are right. */
    @Test
    void several_answers_follow_each_other_on_one_connection() {
        for (var accepted : List.of("gzip", "identity", "gzip", "br")) {
            assertThat(get(large.address(), "Accept-Encoding", accepted).statusCode())
                    .isEqualTo(200);
            assertThat(get(large.address(), "Accept-Encoding", accepted, "If-None-Match", "\"1\"")
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + web.port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        try {
            return CLIENT.send(request(path, headers).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoding(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Encoding").orElse("");
    }

    private static String etag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElse("");
    }

    private static String vary(HttpResponse<?> answer) {
        return String.join(",", answer.headers().allValues("Vary"));
    }

    private static String plain(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String text(HttpResponse<byte[]> answer) {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
