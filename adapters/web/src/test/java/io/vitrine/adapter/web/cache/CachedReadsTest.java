package io.vitrine.adapter.web.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.shared.StoreUnavailable;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** The short way of reads: what it answers is what the usual way answers, and it needs nobody for it. */
final class CachedReadsTest {

    private static final String SHOP = "https://shop.example";
    private static final WebFixture WEB = WebFixture.started("--vitrine.cors.origins=" + SHOP);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String LONG_TEXT = ",\"description\":\"%s\"".formatted("soft and light ".repeat(200));
    private static final WebFixture.Made PRODUCT = WEB.aProduct(LONG_TEXT);
    private static final String EDITOR = WebFixture.editorsToken();
    private static final WebFixture.Made GONE = gone();
    private static final WebFixture.Made BRAND = WEB.aBrand();
    private static final WebFixture.Made DRAFT = WEB.aProduct(",\"status\":\"draft\"");

    /** Asks for what the short way gives, but in words that it leaves to the usual one. */
    private static final String[] USUAL_WAY = {"Accept", "application/json;q=0.9"};

    private static final Set<String> OF_ONE_REQUEST = Set.of(
            "x-request-id", "traceparent", "x-response-time", "ratelimit", "content-length", "transfer-encoding");

    /** Nothing but the answer to a preflight varies with these, though the framework says so of whatever a page of a listed origin gets. */
    private static final Set<String> OF_PREFLIGHTS =
            Set.of("Access-Control-Request-Method", "Access-Control-Request-Headers");

    @AfterAll
    static void stop() {
        WEB.close();
    }

    private static WebFixture.Made gone() {
        var product = WEB.aProduct();
        WEB.editor()
                .delete()
                .uri(product.address())
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isNoContent();
        return product;
    }

    static Stream<String> targets() {
        return Stream.of(
                PRODUCT.address(),
                PRODUCT.address() + "?fields=sku,name",
                PRODUCT.address() + "?expand=brand",
                GONE.address(),
                DRAFT.address(),
                "/api/v1/products/018f0000-0000-7000-8000-000000000000",
                "/api/v1/products/018f0000-0000-4000-8000-000000000000",
                "/api/v1/products/no-uuid",
                "/api/v1/products/by-sku/" + PRODUCT.name(),
                "/api/v1/products?size=2",
                "/api/v1/products?size=2&count=exact&facets=brand",
                "/api/v1/products?unknown=1",
                "/api/v1/products?q=trolley&highlight=true",
                "/api/v1/products/suggest?q=tro",
                BRAND.address(),
                "/api/v1/brands",
                "/api/v1/brands/by-slug/" + BRAND.name(),
                BRAND.address() + "/products",
                "/api/v1/categories");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void the_short_way_answers_as_the_usual_one_does(String target) {
        List<String[]> variants = List.of(
                new String[] {},
                new String[] {"Origin", SHOP},
                new String[] {"Origin", "https://other.example"},
                new String[] {"If-None-Match", "*"},
                new String[] {"If-None-Match", "W/\"1\", \"2\""},
                new String[] {"If-None-Match", "\"no such tag\""},
                new String[] {"If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"},
                new String[] {"Authorization", "Bearer " + WEB.somebody().accessToken()},
                new String[] {"Authorization", "Bearer nonsense"});
        for (var headers : variants) {
            var usual = get(target, both(headers, USUAL_WAY));
            for (int time = 0; time < 2; time++) {
                var quick = get(target, headers);
                assertThat(shown(quick)).isEqualTo(shown(usual));
                assertThat(withoutIdentity(quick)).isEqualTo(withoutIdentity(usual));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void a_head_is_that_of_the_answer(String target) {
        var whole = get(target);
        var head = send(request(target).HEAD());

        assertThat(shown(head)).isEqualTo(shown(whole));
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(whole.headers().firstValue("Content-Length"));
    }

    @Test
    void what_is_kept_compressed_is_the_same() {
        var plain = get(PRODUCT.address());
        var compressed = get(PRODUCT.address(), "Accept-Encoding", "gzip");

        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().firstValue("ETag"))
                .isEqualTo(plain.headers().firstValue("ETag"));
        assertThat(compressed.body().length).isLessThan(plain.body().length / 10);
        assertThat(unzipped(compressed.body())).isEqualTo(plain.body());
        assertThat(get(PRODUCT.address(), "Accept-Encoding", "gzip;q=0").body()).isEqualTo(plain.body());
    }

    @Test
    void each_request_is_told_its_own_identity_in_whatever_is_kept() {
        var missing = "/api/v1/products/018f0000-0000-7000-8000-000000000001";

        for (var id : List.of("one", "a-longer-one")) {
            var answer = get(missing, "X-Request-Id", id);
            assertThat(answer.headers().firstValue("X-Request-Id")).contains(id);
            assertThat(text(answer)).contains("\"requestId\":\"" + id + "\"");
        }
    }

    @Test
    void what_is_kept_is_answered_while_the_catalogue_is_away_and_the_rest_is_told_to_come_back() {
        var kept = get(PRODUCT.address()).body();
        var other = WEB.aProduct();

        try (var _ = WEB.faults().failWith(new StoreUnavailable("away", new IOException()))) {
            assertThat(get(PRODUCT.address()).body()).isEqualTo(kept);
            var refused = get(other.address(), "X-Request-Id", "mine");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(text(refused)).contains("\"requestId\":\"mine\"");
        }
        assertThat(get(other.address()).statusCode()).isEqualTo(200);
    }

    @Test
    void however_many_ask_at_once_the_catalogue_is_asked_once() {
        var product = WEB.aProduct();
        var asked = new AtomicInteger();
        var answers = new ArrayList<CompletableFuture<HttpResponse<byte[]>>>();

        try (var _ = WEB.faults()
                .during(call -> Mono.defer(() -> {
                    asked.incrementAndGet();
                    return call.delayElement(Duration.ofMillis(200));
                }))) {
            for (int i = 0; i < 200; i++) {
                answers.add(CLIENT.sendAsync(request(product.address()).build(), BodyHandlers.ofByteArray()));
            }
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void after_a_write_was_answered_nobody_is_shown_what_was_before() {
        var product = WEB.aProduct();
        for (int version = 1; version < 20; version++) {
            assertThat(get(product.address()).headers().firstValue("ETag")).contains("\"" + version + "\"");
            var written = send(request(product.address())
                    .header("Authorization", "Bearer " + EDITOR)
                    .header("Content-Type", "application/merge-patch+json")
                    .header("If-Match", "\"" + version + "\"")
                    .method("PATCH", BodyPublishers.ofString("{\"name\":\"Bag %d\"}".formatted(version))));
            assertThat(written.statusCode()).isEqualTo(200);
            assertThat(text(get("/api/v1/products/by-sku/" + product.name()))).contains("\"Bag " + version + "\"");
        }
    }

    @Test
    void editors_see_what_they_alone_may_see() {
        var asEditor = get(DRAFT.address(), "Authorization", "Bearer " + EDITOR);

        assertThat(asEditor.statusCode()).isEqualTo(200);
        assertThat(asEditor.headers().firstValue("Cache-Control")).contains("private, max-age=0, must-revalidate");
        assertThat(get(DRAFT.address()).statusCode()).isEqualTo(404);
    }

    private static String[] both(String[] some, String[] others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }

    private static Map<String, List<String>> shown(HttpResponse<?> answer) {
        var shown = new TreeMap<>(answer.headers().map());
        shown.keySet().removeAll(OF_ONE_REQUEST);
        shown.computeIfPresent(
                "vary",
                (_, names) -> names.stream()
                        .filter(name -> !OF_PREFLIGHTS.contains(name))
                        .toList());
        shown.put("status", List.of(Integer.toString(answer.statusCode())));
        return shown;
    }

    private static String withoutIdentity(HttpResponse<byte[]> answer) {
        return text(answer).replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] unzipped(byte[] gzip) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<byte[]> get(String target, String... headers) {
        var request = request(target);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private static HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + WEB.port() + target))
                .version(HttpClient.Version.HTTP_1_1);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
