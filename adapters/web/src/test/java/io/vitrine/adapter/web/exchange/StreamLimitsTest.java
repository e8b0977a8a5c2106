package io.vitrine.adapter.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraftBuilder;
import io.vitrine.domain.catalogue.ProductId;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;

/** Nobody holds the store with streams for as long as they like. */
class StreamLimitsTest {

    private static final Product PRODUCT = Product.created(
            new ProductId(new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L)),
            ProductDraftBuilder.aProduct().build(),
            null,
            Instant.EPOCH);

    private static final Flux<Product> ENDLESS =
            Flux.range(1, Integer.MAX_VALUE).map(_ -> PRODUCT);

    @Test
    void more_streams_than_there_may_be_are_told_to_come_back() throws IOException {
        try (var web = WebFixture.started("--vitrine.web.streams=1");
                var _ = web.faults().duringStreams(_ -> ENDLESS)) {
            try (var reader = reader(web)) {
                assertThat(reader.getInputStream().readNBytes(1_000)).hasSize(1_000);

                export(web)
                        .expectStatus()
                        .isEqualTo(503)
                        .expectHeader()
                        .valueEquals("Retry-After", "5")
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("unavailable");
            }
            web.faults().duringStreams(_ -> Flux.just(PRODUCT));

            await().untilAsserted(() -> readToItsEnd(export(web)));
            readToItsEnd(export(web));
        }
    }

    @Test
    void a_reader_who_takes_nothing_for_too_long_is_cut_off() throws Exception {
        var cancelled = new CountDownLatch(1);
        try (var web = WebFixture.started("--vitrine.web.stream-pause=1s");
                var _ = web.faults().duringStreams(_ -> ENDLESS.doOnCancel(cancelled::countDown));
                var reader = reader(web)) {
            assertThat(reader.getInputStream().readNBytes(1_000)).hasSize(1_000);

            assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void readToItsEnd(ResponseSpec export) {
        export.expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(it -> assertThat(it).contains("$end"));
    }

    private static ResponseSpec export(WebFixture web) {
        return web.anonymous()
                .get()
                .uri("/api/v1/products")
                .accept(MediaType.APPLICATION_NDJSON)
                .exchange();
    }

    private static Socket reader(WebFixture web) throws IOException {
        var socket = new Socket("localhost", web.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write("GET /api/v1/products HTTP/1.1\r\nHost: a\r\nAccept: application/x-ndjson\r\n\r\n"
                        .getBytes(UTF_8));
        return socket;
    }
}
