package io.vitrine.adapter.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraftBuilder;
import io.vitrine.domain.catalogue.ProductId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Sinks;

/** What is there of a stream is sent, and does not wait for what will come. A line that does not come would be read for ever. */
@Timeout(60)
class PromptStreamsTest {

    private static final Product PRODUCT = Product.created(
            new ProductId(new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L)),
            ProductDraftBuilder.aProduct().build(),
            null,
            Instant.EPOCH);

    private static final String END = "{\"$end\":{\"count\":2}}\n";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "application/x-ndjson,gzip,0",
        "application/x-ndjson,identity,0",
        "text/csv,gzip,1",
        "text/csv,identity,1"
    })
    void a_line_arrives_while_the_next_one_is_not_made_yet(String type, String coding, int linesBefore)
            throws Exception {
        var products = Sinks.many().unicast().<Product>onBackpressureBuffer();
        try (var web = WebFixture.started();
                var _ = web.faults().duringStreams(_ -> products.asFlux())) {
            products.tryEmitNext(PRODUCT).orThrow();
            var answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + web.port() + "/api/v1/products"))
                            .headers("Accept", type, "Accept-Encoding", coding)
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var lines = coding.equals("gzip") ? new GZIPInputStream(answer.body()) : answer.body()) {
                for (int i = 0; i < linesBefore; i++) {
                    line(lines);
                }
                assertThat(line(lines)).contains(PRODUCT.id().toString());

                products.tryEmitNext(PRODUCT).orThrow();
                assertThat(line(lines)).contains(PRODUCT.id().toString());

                products.tryEmitComplete().orThrow();
                assertThat(new String(lines.readAllBytes(), UTF_8)).isEqualTo(linesBefore == 0 ? END : "");
            }
        }
    }

    /** Reads no byte too many, which could be waited for. */
    private static String line(InputStream from) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int each = from.read(); each != '\n'; each = from.read()) {
            assertThat(each).as("the stream ended after %s", line).isNotNegative();
            line.write(each);
        }
        return line.toString(UTF_8);
    }
}
