package io.vitrine.endtoend.owasp;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.endtoend.Vitrine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that is cheap to ask for is dear to answer. */
class Api4UnrestrictedResourceConsumptionTest {

    private final Vitrine vitrine = Vitrine.empty();

    static Stream<String> dearQueries() {
        return Stream.of(
                "size=201",
                "size=999999999999999999999",
                "size=-1",
                "q=" + "a".repeat(5_000),
                "q=" + "%22".repeat(999),
                "q=" + "(".repeat(900),
                "sort=" + "name,".repeat(500) + "name",
                "fields=" + "name,".repeat(1_000) + "colour",
                "facets="
                        + IntStream.range(0, 200)
                                .mapToObj("attr.a%d"::formatted)
                                .collect(joining(",")),
                IntStream.range(0, 400).mapToObj("sku=%d"::formatted).collect(joining("&")) + "&colour=red",
                "cursor=" + "A".repeat(6_000));
    }

    @ParameterizedTest
    @MethodSource("dearQueries")
    void a_list_is_refused_or_bounded(String query) {
        var answer = vitrine.get("/api/v1/products?" + query);

        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
        assertThat(answer.body().length()).isLessThan(50_000);
    }

    @Test
    void whoever_asks_for_more_than_the_quota_is_told_when_to_come_again() {
        try (var limited = Vitrine.with(Map.of("vitrine.limits.api.requests", 2))) {
            limited.get("/api/v1/products");
            limited.get("/api/v1/products");
            var refused = limited.get("/api/v1/products");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
        }
    }

    @Test
    void a_page_has_at_most_two_hundred_items() {
        assertThat(vitrine.get("/api/v1/products?size=201").code()).isEqualTo("invalid-parameter");
        assertThat(vitrine.get("/api/v1/products?size=200").status()).isEqualTo(200);
    }

    @Test
    void a_batch_has_at_most_two_hundred_identities() {
        var ids = IntStream.range(0, 201)
                .mapToObj("\"0199b7a2-0000-7000-8000-%012d\""::formatted)
                .collect(joining(","));

        assertThat(vitrine.anonymousPost("/api/v1/products/batch-get", "{\"ids\":[%s]}".formatted(ids))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void bodies_are_bounded_in_size_depth_and_number_of_members() {
        assertThat(vitrine.post("/api/v1/products", "[".repeat(10_000)).status())
                .isEqualTo(400);
        assertThat(vitrine.post("/api/v1/products", "{\"a\":".repeat(65) + "1" + "}".repeat(65))
                        .status())
                .isEqualTo(400);
        assertThat(vitrine.post("/api/v1/products", " ".repeat(2_000_000)).status())
                .isEqualTo(413);
        var attributes =
                IntStream.range(0, 101).mapToObj("\"a%d\":1"::formatted).collect(joining(","));
        assertThat(vitrine.post(
                                "/api/v1/products",
                                "{\"sku\":\"A\",\"name\":\"n\",\"attributes\":{%s}}".formatted(attributes))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_number_of_a_hundred_thousand_digits_is_not_calculated_with() {
        var refused = vitrine.post(
                "/api/v1/products",
                "{\"sku\":\"A\",\"name\":\"n\",\"attributes\":{\"a\":1e999999999,\"b\":%s}}"
                        .formatted("9".repeat(100_000)));

        assertThat(refused.status()).as(refused.body()).isIn(400, 422);
    }

    @Test
    void what_grows_beyond_measure_when_it_is_unpacked_is_refused() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[64 << 20]);
        }

        var refused = vitrine.send(vitrine.request("/api/v1/imports")
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb.toByteArray())));
        assertThat(refused.status()).as(refused.body()).isEqualTo(413);
    }

    @Test
    void a_password_is_refused_before_it_is_hashed() {
        var refused = vitrine.anonymousPost(
                "/api/v1/auth/register", Somebody.credentials("ana@example.org", "x".repeat(500_000)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().length()).isLessThan(2_000);
    }

    @Test
    void violations_are_told_up_to_fifty() {
        var members = IntStream.range(0, 500).mapToObj("\"a%d\":1"::formatted).collect(joining(","));

        var refused = vitrine.post("/api/v1/products", "{%s}".formatted(members));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").size()).isBetween(1, 50);
    }
}
