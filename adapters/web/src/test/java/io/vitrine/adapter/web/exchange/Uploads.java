package io.vitrine.adapter.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jayway.jsonpath.JsonPath;
import io.vitrine.adapter.web.WebFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The served adapter with imports of its own, and an editor who uploads. */
final class Uploads {

    static final WebFixture WEB = WebFixture.started();

    private static final int LARGEST = 64 << 20;

    static final WebTestClient EDITOR = WEB.editor()
            .mutate()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
            .build();

    private Uploads() {}

    static EntityExchangeResult<byte[]> upload(String query, String lines) {
        return upload(query, lines.getBytes(UTF_8), Map.of());
    }

    static EntityExchangeResult<byte[]> uploadGzip(byte[] compressed) {
        return upload("", compressed, Map.of(HttpHeaders.CONTENT_ENCODING, "gzip"));
    }

    static EntityExchangeResult<byte[]> upload(String query, byte[] body, Map<String, String> headers) {
        return EDITOR.post()
                .uri("/api/v1/imports" + query)
                .headers(it -> headers.forEach(it::set))
                .header(HttpHeaders.CONTENT_TYPE, "application/x-ndjson")
                .bodyValue(body)
                .exchange()
                .expectBody()
                .returnResult();
    }

    static String get(String address) {
        return body(EDITOR.get()
                .uri(address)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult());
    }

    static String body(EntityExchangeResult<byte[]> result) {
        return new String(Objects.requireNonNull(result.getResponseBody()), UTF_8);
    }

    static String text(EntityExchangeResult<byte[]> result, String path) {
        return JsonPath.read(body(result), path);
    }

    static List<Integer> numbers(EntityExchangeResult<byte[]> result, String... members) {
        return Arrays.stream(members)
                .map(member -> JsonPath.<Integer>read(body(result), "$." + member))
                .toList();
    }

    static byte[] gzipped(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
