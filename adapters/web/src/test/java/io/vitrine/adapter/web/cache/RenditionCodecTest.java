package io.vitrine.adapter.web.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

final class RenditionCodecTest {

    private static final String TARGET = "/api/v1/products?size=20";

    private final RenditionCodec codec = new RenditionCodec();

    @Test
    void what_is_written_is_read() {
        for (var rendition : new Rendition[] {page(), absence()}) {
            var read = codec.read(codec.write(rendition)).orElseThrow();

            assertThat(read.status()).isEqualTo(rendition.status());
            assertThat(read.headers()).isEqualTo(rendition.headers());
            assertThat(read.keeping().toString()).isEqualTo(rendition.keeping().toString());
            assertThat(read.validators()).isEqualTo(rendition.validators());
            assertThat(read.body()).isEqualTo(rendition.body());
            assertThat(read.gzip()).isEqualTo(rendition.gzip());
            assertThat(read.bodyFor("mine")).isEqualTo(rendition.bodyFor("mine"));
            assertThat(codec.weight(read)).isEqualTo(codec.weight(rendition));
        }
    }

    @Test
    void what_was_not_written_by_it_is_not_read() {
        var random = new Random(7);
        for (int length = 0; length < 500; length++) {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(codec.read(bytes)).isEmpty();
        }
        var written = codec.write(page());
        for (int length = 0; length < written.length; length += 7) {
            assertThat(codec.read(Arrays.copyOf(written, length))).isEmpty();
        }
        assertThat(codec.read(Arrays.copyOf(written, written.length + 1))).isEmpty();
    }

    private static Rendition page() {
        var headers = new HttpHeaders();
        headers.set("ETag", "W/\"tag\"");
        headers.set("Content-Type", "application/json");
        headers.set("Cache-Control", "public, max-age=60, stale-while-revalidate=300");
        headers.setLastModified(1_700_000_000_000L);
        return Rendition.of(200, headers, bytes("[" + "\"säd\",".repeat(500) + "1]"), TARGET, "id");
    }

    private static Rendition absence() {
        var headers = new HttpHeaders();
        headers.set("Content-Type", "application/problem+json");
        return Rendition.of(404, headers, bytes("{\"status\":404,\"requestId\":\"id\",\"code\":\"x\"}"), TARGET, "id");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
