package io.vitrine.adapter.web.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.adapter.web.WebFixture.Made;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Reads that a cache answers, and writes that lose no update. RFC 9110, section 13. */
final class ConditionalRequestsTest {

    private static final MediaType MERGE_PATCH = MediaType.parseMediaType("application/merge-patch+json");

    private final WebFixture web = WebFixture.shared();
    private final Made product = web.aProduct();

    @Test
    void a_read_by_nobody_in_particular_may_be_kept_by_everybody() {
        web.anonymous()
                .get()
                .uri(product.address())
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectHeader()
                .exists("Last-Modified")
                .expectHeader()
                .valueEquals("Cache-Control", "public, max-age=60, stale-while-revalidate=300")
                .expectHeader()
                .valueEquals("Vary", "Accept, Accept-Encoding, Authorization, Origin");
    }

    @Test
    void a_read_with_a_token_may_be_kept_by_its_reader_only() {
        web.as("bob", "user")
                .get()
                .uri(product.address())
                .exchange()
                .expectHeader()
                .valueEquals("Cache-Control", "private, max-age=0, must-revalidate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"a\", W/\"1\"", "*", "\"9\" ,, \"1\""})
    void who_has_it_is_not_sent_it_again(String tags) {
        web.anonymous()
                .get()
                .uri(product.address())
                .header("If-None-Match", tags)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectHeader()
                .exists("Cache-Control")
                .expectBody()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "1", "\"1", ""})
    void who_has_another_one_is_sent_it(String tags) {
        web.anonymous()
                .get()
                .uri(product.address())
                .header("If-None-Match", tags)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void a_time_tells_as_well_but_a_tag_tells_better() {
        var lastModified = Objects.requireNonNull(web.anonymous()
                .get()
                .uri(product.address())
                .exchange()
                .returnResult(String.class)
                .getResponseHeaders()
                .getFirst("Last-Modified"));

        since(lastModified).expectStatus().isNotModified();
        since(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).minusHours(1)))
                .expectStatus()
                .isOk();
        since("yesterday").expectStatus().isOk();
        web.anonymous()
                .get()
                .uri(product.address())
                .header("If-Modified-Since", lastModified)
                .header("If-None-Match", "\"9\"")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void a_part_of_it_has_a_weak_tag_that_no_write_accepts() {
        var part = web.anonymous()
                .get()
                .uri(product.address() + "?fields=sku")
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "W/\"1\"")
                .expectBody(String.class)
                .returnResult();

        assertThat(part.getResponseBody())
                .isEqualTo("{\"id\":\"%s\",\"sku\":\"%s\"}".formatted(product.id(), product.name()));
        patch("W/\"1\"", "{\"name\":\"Other\"}").expectStatus().isEqualTo(412);
    }

    @Test
    void a_whole_brand_changes_the_tag_with_the_brand() {
        var brand = web.aBrand();
        var branded = web.aProduct(",\"brand\":{\"id\":\"%s\"}".formatted(brand.id()));
        expanded(branded).expectHeader().valueEquals("ETag", "W/\"1.1\"");

        web.editor()
                .patch()
                .uri(brand.address())
                .header("If-Match", "*")
                .contentType(MERGE_PATCH)
                .bodyValue("{\"description\":\"Known for bags\"}")
                .exchange()
                .expectStatus()
                .isOk();

        expanded(branded)
                .expectHeader()
                .valueEquals("ETag", "W/\"1.2\"")
                .expectHeader()
                .doesNotExist("Last-Modified")
                .expectBody()
                .jsonPath("$.brand.description")
                .isEqualTo("Known for bags");
    }

    @Test
    void a_write_without_a_condition_is_asked_for_one() {
        refused(write().put().uri(product.address()).bodyValue(body("New")).exchange(), 428, "precondition-required");
        refused(patch(null, "{}"), 428, "precondition-required");
        refused(write().delete().uri(product.address()).exchange(), 428, "precondition-required");
    }

    @Test
    void a_write_of_an_older_version_is_told_what_was_changed_since() {
        patch("\"1\"", "{\"price\":{\"amount\":\"9.99\",\"currency\":\"EUR\"}}")
                .expectStatus()
                .isOk();
        patch("\"2\"", "{\"description\":\"Larger\"}").expectStatus().isOk();

        refused(patch("\"1\"", "{\"name\":\"Lost\"}"), 412, "version-conflict")
                .jsonPath("$.currentVersion")
                .isEqualTo(3)
                .jsonPath("$.changedFields")
                .value(List.class, fields -> assertThat(fields).asList().containsExactly("description", "price"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"7\", \"1\"", "*"})
    void a_write_of_the_version_that_is_there_is_carried_out(String tags) {
        patch(tags, "{\"name\":\"Newer\"}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"01\"", "\"one\"", "\"99999999999999999999\"", "\"2\""})
    void a_tag_that_is_weak_or_of_no_version_matches_nothing(String tag) {
        refused(patch(tag, "{\"name\":\"Newer\"}"), 412, "version-conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", ",", "\"1\" \"2\""})
    void a_condition_that_cannot_be_read_is_refused(String tag) {
        refused(patch(tag, "{}"), 400, "invalid-parameter")
                .jsonPath("$.errors[0].header")
                .isEqualTo("If-Match");
    }

    @Test
    void creating_only_does_not_replace() {
        var put = write().put()
                .uri(product.address())
                .header("If-None-Match", "*")
                .bodyValue(body("New"))
                .exchange();

        refused(put, 412, "version-conflict").jsonPath("$.currentVersion").isEqualTo(1);
    }

    @Test
    void creating_only_creates_under_the_chosen_identity() {
        var address =
                "/api/v1/products/0199b7a2-5c1e-7a40-9d3b-" + web.newName().substring(20);

        write().put()
                .uri(address)
                .header("If-None-Match", "*")
                .bodyValue(body(web.newName(), "New"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", address)
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
    }

    @Test
    void nothing_there_matches_no_version() {
        var nowhere = "/api/v1/products/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11";

        refused(
                write().put()
                        .uri(nowhere)
                        .header("If-Match", "*")
                        .bodyValue(body("New"))
                        .exchange(),
                412,
                "version-conflict");
        refused(write().delete().uri(nowhere).header("If-Match", "*").exchange(), 404, "not-found");
    }

    @Test
    void what_was_deleted_is_gone_and_comes_back_as_a_new_version() {
        write().delete()
                .uri(product.address())
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();
        refused(web.anonymous().get().uri(product.address()).exchange(), 410, "deleted");
        refused(patch("*", "{}"), 410, "deleted").jsonPath("$.deletedAt").isNotEmpty();

        web.editor()
                .post()
                .uri(product.address() + "/restore")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"3\"");

        web.anonymous().get().uri(product.address()).exchange().expectStatus().isOk();
    }

    private ResponseSpec since(String time) {
        return web.anonymous()
                .get()
                .uri(product.address())
                .header("If-Modified-Since", time)
                .exchange();
    }

    private ResponseSpec expanded(Made branded) {
        return web.anonymous().get().uri(branded.address() + "?expand=brand").exchange();
    }

    private ResponseSpec patch(@Nullable String tag, String body) {
        return web.editor()
                .patch()
                .uri(product.address())
                .headers(headers -> {
                    if (tag != null) {
                        headers.set("If-Match", tag);
                    }
                })
                .contentType(MERGE_PATCH)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient write() {
        return web.editor()
                .mutate()
                .defaultHeader("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                .build();
    }

    private String body(String name) {
        return body(product.name(), name);
    }

    private static String body(String sku, String name) {
        return "{\"sku\":\"%s\",\"name\":\"%s\"}".formatted(sku, name);
    }

    private static WebTestClient.BodyContentSpec refused(ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
