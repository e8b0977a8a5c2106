package io.vitrine.adapter.web.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** What is kept outside of this process comes back as it was, or not at all. */
class RenditionCodecTest {

    private final RenditionCodec codec = new RenditionCodec();
    private final byte[] written = codec.write(rendition());

    private static Rendition rendition() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ETAG, "\"1\"");
        headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
        return Rendition.of(
                200, headers, "{\"sku\":\"A\"}".getBytes(UTF_8), "/api/v1/products", "/api/v1/products", "1");
    }

    @Test
    void what_was_written_is_read() {
        var read = codec.read(written).orElseThrow();

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.headers()).isEqualTo(rendition().headers());
        assertThat(read.validators()).isPresent();
        assertThat(read.body()).isEqualTo(rendition().body());
    }

    @Test
    void what_tells_the_identity_of_a_request_and_what_is_compressed_is_read_too() {
        var page = ("[" + "\"word\",".repeat(500) + "1]").getBytes(UTF_8);
        var absence = "{\"status\":404,\"requestId\":\"first\",\"code\":\"x\"}".getBytes(UTF_8);
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
        for (var rendition : List.of(
                Rendition.of(200, headers, page, "/api/v1/products", "/api/v1/products", "first"),
                Rendition.of(404, headers, absence, "/api/v1/products", "/api/v1/products", "first"))) {
            var read = codec.read(codec.write(rendition)).orElseThrow();

            assertThat(read.gzip()).isEqualTo(rendition.gzip());
            assertThat(read.bodyFor("second")).isEqualTo(rendition.bodyFor("second"));
            assertThat(codec.weight(read)).isEqualTo(codec.weight(rendition));
        }
    }

    @Test
    void what_was_changed_anywhere_is_not_read() {
        for (int at = 0; at < written.length; at++) {
            var changed = written.clone();
            changed[at] ^= 0x40;

            assertThat(codec.read(changed)).as("a change at %d", at).isEmpty();
        }
    }

    @Test
    void what_was_cut_off_or_goes_on_is_not_read() {
        for (int length = 0; length < 2 * written.length; length++) {
            if (length != written.length) {
                assertThat(codec.read(Arrays.copyOf(written, length)))
                        .as("%d bytes", length)
                        .isEmpty();
            }
        }
    }

    @Test
    void no_memory_is_taken_for_more_than_was_written() {
        var large = ByteBuffer.allocate(1_000);
        while (large.remaining() >= Integer.BYTES) {
            large.putInt(Integer.MAX_VALUE);
        }
        var checksum = new CRC32C();
        checksum.update(large.array(), Integer.BYTES, large.capacity() - Integer.BYTES);
        large.putInt(0, (int) checksum.getValue());

        assertThat(codec.read(large.array())).isEmpty();
    }
}
