package io.vitrine.adapter.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraftBuilder;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.shared.StoreUnavailable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

class ExportTest {

    private static final String CATALOGUE = """
        {"sku":"=1","name":"Bag, \\"large\\"","brand":"DKNY","price":"90.00","currency":"EUR","category":["Travel","Bags/Cases"],\
        "attributes":{"color":"Black","sizes":["S","M"],"count":7},"description":"-20 %\\nnow","imageUrl":"https://img.example/1.jpg"}
        {"sku":"2","name":"Sandal é","status":"archived"}
        {"sku":"3","name":"Shoe"}
        """;

    private static final WebFixture WEB = filled();

    private final WebTestClient anonymous = WEB.anonymous();
    private final WebTestClient editor = WEB.editor();

    private static WebFixture filled() {
        var web = WebFixture.started();
        web.editor()
                .post()
                .uri("/api/v1/imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(CATALOGUE)
                .exchange()
                .expectBody()
                .jsonPath("$.created")
                .isEqualTo(3);
        return web;
    }

    @AfterAll
    static void close() {
        WEB.close();
    }

    @Test
    void ndjson_has_a_product_a_line_and_ends_with_their_count() throws IOException {
        assertThat(withoutAccidents(export(editor, "application/x-ndjson", "?sort=name")))
                .isEqualTo(golden("export.ndjson"));
    }

    @Test
    void csv_has_a_row_of_names_and_a_row_for_each_product() throws IOException {
        var export = export(editor, "text/csv", "?sort=name");

        assertThat(withoutAccidents(export.replace("\r\n", "\n"))).isEqualTo(golden("export.csv"));
    }

    @Test
    void csv_is_offered_as_a_file() {
        anonymous
                .get()
                .uri("/api/v1/products")
                .header(HttpHeaders.ACCEPT, "text/csv")
                .exchange()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"products.csv\"")
                .expectHeader()
                .cacheControl(CacheControl.noStore());
    }

    @Test
    void an_export_has_the_wanted_members_of_the_products_that_the_filters_leave() {
        assertThat(export(editor, "application/x-ndjson", "?sku=3&sku=2&fields=sku&sort=-name")
                        .replaceAll("\"id\":\"[^\"]+\"", "\"id\":\"\""))
                .isEqualTo("""
                    {"id":"","sku":"3"}
                    {"id":"","sku":"2"}
                    {"$end":{"count":2}}
                    """);
        assertThat(export(
                                editor,
                                "text/csv",
                                "?sku==1&fields=sku,price.amount,attributes.color,attributes.sizes,attributes.no")
                        .lines()
                        .map(line -> line.substring(line.indexOf(',') + 1)))
                .containsExactly(
                        "sku,price.amount,attributes.color,attributes.sizes,attributes.no",
                        "'=1,90.00,Black,\"[\"\"S\"\",\"\"M\"\"]\",");
    }

    @Test
    void ndjson_shows_whole_brands_where_they_are_wanted() {
        assertThat(export(editor, "application/x-ndjson", "?expand=brand&fields=sku,brand&sort=name"))
                .contains("\"slug\":\"dkny\"")
                .contains("\"createdAt\"")
                .endsWith("{\"$end\":{\"count\":3}}\n");
        refused("text/csv", "/api/v1/products?expand=brand", 400);
        refused("application/x-ndjson", "/api/v1/products?expand=category", 400);
    }

    @Test
    void the_products_of_a_brand_are_exported_like_all() {
        var brand = "/api/v1/brands/" + brandId() + "/products";

        assertThat(exported(anonymous, "application/x-ndjson", brand + "?fields=sku")
                        .replaceAll("\"id\":\"[^\"]+\"", "\"id\":\"\""))
                .isEqualTo("""
                    {"id":"","sku":"=1"}
                    {"$end":{"count":1}}
                    """);
        assertThat(exported(anonymous, "text/csv", brand + "?fields=sku").lines())
                .hasSize(2);
        anonymous
                .get()
                .uri(brand)
                .header(HttpHeaders.ACCEPT, "*/*")
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
        refused("application/x-ndjson", brand + "?brand=dkny", 400);
        refused("application/x-ndjson", "/api/v1/brands/" + UUID.randomUUID() + "/products", 404);
    }

    private String brandId() {
        var id = new AtomicReference<String>();
        anonymous
                .get()
                .uri("/api/v1/brands/by-slug/dkny")
                .exchange()
                .expectBody()
                .jsonPath("$.id")
                .value(String.class, id::set);
        return id.get();
    }

    private void refused(String type, String path, int status) {
        anonymous
                .get()
                .uri(path)
                .header(HttpHeaders.ACCEPT, type)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void an_export_of_nothing_ends_as_well() {
        assertThat(export(anonymous, "application/x-ndjson", "?sku=2")).isEqualTo("{\"$end\":{\"count\":0}}\n");
    }

    @Test
    void whatever_belongs_to_pages_is_refused() {
        anonymous
                .get()
                .uri("/api/v1/products?size=5&cursor=x&count=exact&facets=brand&highlight=true&colour=red")
                .accept(MediaType.APPLICATION_NDJSON)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].parameter")
                .isEqualTo(List.of("size", "cursor", "count", "facets", "highlight", "colour"));
    }

    @Test
    void a_refusal_is_no_file() {
        anonymous
                .get()
                .uri("/api/v1/products?colour=red")
                .header(HttpHeaders.ACCEPT, "text/csv")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .doesNotExist(HttpHeaders.CONTENT_DISPOSITION);
    }

    @Test
    void a_store_that_is_away_is_told_before_anything_is_sent() {
        try (var _ = WEB.faults().duringStreams(_ -> Flux.error(new StoreUnavailable("away", new IOException())))) {
            anonymous
                    .get()
                    .uri("/api/v1/products")
                    .accept(MediaType.APPLICATION_NDJSON)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv"})
    void a_failure_in_the_middle_cuts_the_connection_and_is_never_an_end(String type) throws Exception {
        var broken = products(10_000).concatWith(Flux.error(new StoreUnavailable("away", new IOException())));

        try (var _ = WEB.faults().duringStreams(_ -> broken);
                var socket = asked(type)) {
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 200 OK")
                    .contains("sku-5000")
                    .doesNotContain("$end");
            assertThat(answer).as("the last chunk of a whole answer").doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    @Test
    void a_reader_that_goes_away_ends_the_reading_of_the_store() throws Exception {
        var cancelled = new CountDownLatch(1);
        var endless = products(Integer.MAX_VALUE).doOnCancel(cancelled::countDown);

        try (var _ = WEB.faults().duringStreams(_ -> endless)) {
            var socket = asked("application/x-ndjson");
            assertThat(socket.getInputStream().readNBytes(100_000)).hasSize(100_000);
            socket.close();

            assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_reader_that_pauses_pauses_the_reading_of_the_store() throws Exception {
        var read = new AtomicLong();
        var endless = products(Integer.MAX_VALUE).doOnNext(_ -> read.incrementAndGet());

        try (var _ = WEB.faults().duringStreams(_ -> endless);
                var socket = asked("application/x-ndjson")) {
            assertThat(socket.getInputStream().readNBytes(100_000)).hasSize(100_000);

            var paused = settled(read);

            assertThat(paused).as("products that wait in buffers").isLessThan(200_000);
            assertThat(socket.getInputStream().readNBytes(20_000_000)).hasSize(20_000_000);
            assertThat(read).hasValueGreaterThan(paused);
        }
    }

    @Test
    void who_asks_for_the_head_only_has_nothing_read() {
        var read = new AtomicLong();

        try (var _ = WEB.faults().duringStreams(_ -> products(10).doOnSubscribe(_ -> read.incrementAndGet()))) {
            anonymous
                    .method(HttpMethod.HEAD)
                    .uri("/api/v1/products")
                    .accept(MediaType.APPLICATION_NDJSON)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_NDJSON);
        }

        assertThat(read).hasValue(0);
    }

    /** The value once it has not changed for a while. */
    private static long settled(AtomicLong value) {
        return Objects.requireNonNull(Flux.interval(Duration.ofMillis(250))
                .map(_ -> value.get())
                .buffer(4, 1)
                .filter(last -> last.stream().distinct().count() == 1)
                .map(List::getFirst)
                .blockFirst(Duration.ofSeconds(30)));
    }

    private static Flux<Product> products(int count) {
        return Flux.range(1, count).map(number -> {
            var draft = ProductDraftBuilder.aProduct().withSku("sku-" + number).build();
            var id = new ProductId(new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L | number));
            return Product.created(id, draft, null, Instant.EPOCH);
        });
    }

    private static Socket asked(String type) throws IOException {
        var socket = new Socket("localhost", WEB.port());
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write("GET /api/v1/products HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nConnection: close\r\n\r\n"
                        .formatted(type)
                        .getBytes(UTF_8));
        return socket;
    }

    private static String export(WebTestClient client, String type, String query) {
        return exported(client, type, "/api/v1/products" + query);
    }

    private static String exported(WebTestClient client, String type, String path) {
        var answer = client.get()
                .uri(path)
                .header(HttpHeaders.ACCEPT, type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
        return new String(Objects.requireNonNull(answer.getResponseBody()), UTF_8);
    }

    /** Without what is another one in every run. */
    private static String withoutAccidents(String export) {
        return export.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>");
    }

    private static String golden(String name) throws IOException {
        try (var file = Objects.requireNonNull(ExportTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
