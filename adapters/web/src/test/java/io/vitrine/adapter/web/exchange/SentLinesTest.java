package io.vitrine.adapter.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class SentLinesTest {

    /** Counts what is not released. */
    private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);

    private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(memory);

    @Test
    void lines_end_with_a_line_feed_or_with_the_upload() {
        assertThat(linesOf("{\"a\":1}\n{\"b\":2}\r\n{\"c\":3}"))
                .containsExactly(
                        new SentLine.Whole(1, "{\"a\":1}"),
                        new SentLine.Whole(2, "{\"b\":2}"),
                        new SentLine.Whole(3, "{\"c\":3}"));
    }

    @Test
    void blank_lines_count_and_are_passed_over() {
        assertThat(linesOf("\n{}\n \t\r\n\n{}\n\n"))
                .containsExactly(new SentLine.Whole(2, "{}"), new SentLine.Whole(5, "{}"));
    }

    @Test
    void an_empty_upload_has_no_lines() {
        assertThat(linesOf("")).isEmpty();
        assertThat(linesOf("\n\n")).isEmpty();
        assertThat(linesOf("\uFEFF")).isEmpty();
    }

    @Test
    void a_byte_order_mark_at_the_beginning_is_no_part_of_the_line() {
        assertThat(linesOf("\uFEFF{}\n\uFEFF{}"))
                .containsExactly(new SentLine.Whole(1, "{}"), new SentLine.Whole(2, "\uFEFF{}"));
    }

    @Test
    void a_line_that_is_not_utf_8_is_flawed_and_the_next_one_is_read() {
        var latin1 = bytes("{}\n", "cafe\u00e9".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), "\n{}");

        assertThat(read(plain(chunks(latin1, 3))))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(new SentLine.Whole(1, "{}")),
                        second -> {
                            assertThat(second).isInstanceOf(SentLine.Flawed.class);
                            assertThat(((SentLine.Flawed) second).flaw().code()).isEqualTo("encoding");
                        },
                        third -> assertThat(third).isEqualTo(new SentLine.Whole(3, "{}")));
    }

    @Test
    void a_replacement_character_that_was_sent_is_no_flaw() {
        assertThat(linesOf("\uFFFD")).containsExactly(new SentLine.Whole(1, "\uFFFD"));
    }

    @Test
    void a_line_may_have_256_kilobytes() {
        var longest = "x".repeat(LineSplitter.LONGEST);

        assertThat(linesOf(longest + "\r\n" + longest + "\n" + longest))
                .containsExactly(
                        new SentLine.Whole(1, longest), new SentLine.Whole(2, longest), new SentLine.Whole(3, longest));
    }

    @Test
    void a_longer_line_is_flawed_cut_and_skipped() {
        var tooLong = "é".repeat(5 * 1024 * 1024);

        assertThat(linesOf("{}\n" + tooLong + "\n{}\n" + "x".repeat(LineSplitter.LONGEST + 1)))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(new SentLine.Whole(1, "{}")),
                        second -> {
                            assertThat(second.number()).isEqualTo(2);
                            assertThat(second.text()).isEqualTo("é".repeat(500));
                            assertThat(((SentLine.Flawed) second).flaw().code()).isEqualTo("too-large");
                        },
                        third -> assertThat(third).isEqualTo(new SentLine.Whole(3, "{}")),
                        fourth -> assertThat(((SentLine.Flawed) fourth).flaw().code())
                                .isEqualTo("too-large"));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        var piece = Arbitraries.of("\n", "\r\n", "\r", " ", "\t", "a", "é", "€", "😀", "\uFEFF", "{\"k\":1}");
        return piece.list().ofMaxSize(40);
    }

    @Property
    void the_chunks_make_no_difference(
            @ForAll("texts") List<String> pieces, @ForAll @IntRange(min = 1, max = 9) int size) {
        var bytes = String.join("", pieces).getBytes(UTF_8);

        assertThat(read(plain(chunks(bytes, size)))).isEqualTo(read(plain(chunks(bytes, Integer.MAX_VALUE))));
    }

    @Property
    void gzip_makes_no_difference(@ForAll("texts") List<String> pieces, @ForAll @IntRange(min = 1, max = 9) int size) {
        var bytes = String.join("", pieces).getBytes(UTF_8);

        assertThat(read(gzip(chunks(gzipped(bytes), size)))).isEqualTo(read(plain(chunks(bytes, bytes.length + 1))));
    }

    @Test
    void large_gzip_data_with_several_members_is_one_upload() {
        var lines = new StringBuilder();
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            lines.append("{\"sku\":\"").append(random.nextLong()).append("\"}\n");
        }
        var bytes = lines.toString().getBytes(UTF_8);
        var members = bytes(
                gzipped(Arrays.copyOf(bytes, 33)),
                gzipped(new byte[0]),
                gzipped(Arrays.copyOfRange(bytes, 33, bytes.length)));

        assertThat(read(gzip(chunks(members, 1_000)))).isEqualTo(read(plain(chunks(bytes, 5_000))));
    }

    @Test
    void a_gzip_header_may_say_more_than_it_has_to() {
        var header = HexFormat.of().parseHex("1f8b081e000000000003" + "0300aabbcc" + "6e616d6500" + "7700" + "1234");
        var plainMember = gzipped("{}\n".getBytes(UTF_8));

        var member = bytes(header, Arrays.copyOfRange(plainMember, 10, plainMember.length));

        assertThat(read(gzip(chunks(member, 4)))).containsExactly(new SentLine.Whole(1, "{}"));
    }

    @Test
    void truncated_gzip_data_gives_its_lines_and_then_breaks() {
        var whole = gzipped("{\"a\":1}\n{\"b\":2}\n".getBytes(UTF_8));

        for (int length = 0; length < whole.length; length++) {
            var truncated = Arrays.copyOf(whole, length);
            StepVerifier.create(gzip(chunks(truncated, 5)).ignoreElements())
                    .verifyErrorSatisfies(broken -> assertThat(broken)
                            .isInstanceOf(BrokenUpload.class)
                            .hasMessage("The gzip data ends too early"));
        }
    }

    @Test
    void gzip_data_with_something_behind_it_breaks() {
        var followed = bytes(gzipped("{}\n".getBytes(UTF_8)), "garbage");

        StepVerifier.create(gzip(chunks(followed, 5)))
                .expectNext(new SentLine.Whole(1, "{}"))
                .verifyErrorMessage("The body is not gzip data, or something follows its end");
    }

    @Property
    void altered_gzip_data_never_passes_for_something_else(
            @ForAll @IntRange(min = 0, max = 400) int position, @ForAll @IntRange(min = 1, max = 255) int change) {
        var text = "{\"sku\":\"10017413\",\"name\":\"DKNY Trolley Bag\"}\n".repeat(20);
        var data = gzipped(text.getBytes(UTF_8));
        var at = position % data.length;
        data[at] ^= (byte) change;

        StepVerifier.create(gzip(chunks(data, 7)).ignoreElements().materialize())
                .assertNext(outcome -> {
                    if (outcome.isOnError()) {
                        assertThat(outcome.getThrowable()).isInstanceOf(BrokenUpload.class);
                    } else {
                        assertThat(at)
                                .as("only flags, time, effort and system may change")
                                .isBetween(3, 9);
                    }
                })
                .verifyComplete();
    }

    @Test
    void a_gzip_bomb_ends_the_upload_before_it_is_inflated() {
        var bomb = gzipped(new byte[50 * 1024 * 1024]);
        var received = new AtomicInteger();

        StepVerifier.create(gzip(chunks(bomb, 1024).doOnNext(_ -> received.incrementAndGet()))
                        .ignoreElements())
                .verifyErrorSatisfies(broken ->
                        assertThat(((BrokenUpload) broken).isTooLarge()).isTrue());

        assertThat(received).hasValueLessThan(10);
    }

    @Test
    void no_more_is_read_than_is_asked_for() {
        var delivered = new AtomicInteger();
        var endless = Flux.<DataBuffer>generate(sink -> {
            delivered.incrementAndGet();
            sink.next(buffer("{}\n{}\n{}\n{}\n".getBytes(UTF_8)));
        });

        StepVerifier.create(plain(endless), 8).expectNextCount(8).thenCancel().verify();

        assertThat(delivered).hasValueLessThan(6);
    }

    private List<SentLine> linesOf(String text) {
        return read(plain(chunks(text.getBytes(UTF_8), 1_000)));
    }

    private Flux<SentLine> plain(Flux<DataBuffer> body) {
        return SentLines.of(body);
    }

    private Flux<SentLine> gzip(Flux<DataBuffer> body) {
        return SentLines.ofGzip(body);
    }

    private List<SentLine> read(Flux<SentLine> lines) {
        var read = new ArrayList<SentLine>();
        StepVerifier.create(lines.doOnNext(read::add).ignoreElements()).verifyComplete();
        assertThat(memory.metric().usedHeapMemory()).as("memory not released").isZero();
        return read;
    }

    private Flux<DataBuffer> chunks(byte[] bytes, int size) {
        return Flux.generate(() -> 0, (at, sink) -> {
            if (at >= bytes.length) {
                sink.complete();
                return at;
            }
            var end = (int) Math.min((long) at + size, bytes.length);
            sink.next(buffer(Arrays.copyOfRange(bytes, at, end)));
            return end;
        });
    }

    private DataBuffer buffer(byte[] bytes) {
        return buffers.allocateBuffer(bytes.length).write(bytes);
    }

    private static byte[] bytes(Object... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part instanceof String text ? text.getBytes(UTF_8) : (byte[]) part);
        }
        return bytes.toByteArray();
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
