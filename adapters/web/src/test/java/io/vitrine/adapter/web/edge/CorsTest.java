package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vitrine.adapter.web.WebFixture;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Which pages of other origins may use the API. */
final class CorsTest {

    private static final String SHOP = "https://shop.example";
    private static final String OTHER = "https://other.example";
    private static final WebFixture OPEN_TO_SHOP = WebFixture.started("--vitrine.cors.origins=" + SHOP);

    @AfterAll
    static void stop() {
        OPEN_TO_SHOP.close();
    }

    @Test
    void a_listed_origin_may_ask_and_read() {
        preflight(OPEN_TO_SHOP, SHOP)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", SHOP)
                .expectHeader()
                .valueEquals("Access-Control-Allow-Headers", "authorization, if-match")
                .expectHeader()
                .valueEquals("Access-Control-Max-Age", "600")
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
        read(OPEN_TO_SHOP, SHOP)
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", SHOP)
                .expectHeader()
                .valueEquals(
                        "Access-Control-Expose-Headers",
                        "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, X-Response-Time,"
                                + " Idempotency-Replayed");
    }

    @Test
    void another_origin_may_not() {
        preflight(OPEN_TO_SHOP, OTHER).expectStatus().isForbidden();
        read(OPEN_TO_SHOP, OTHER).expectStatus().isOk().expectHeader().doesNotExist("Access-Control-Allow-Origin");
    }

    @Test
    void by_default_none_is_listed() {
        preflight(WebFixture.shared(), SHOP)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("forbidden");
        read(WebFixture.shared(), SHOP)
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }

    @Test
    void everybody_is_no_origin() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CorsSettings(List.of("*"), false));
    }

    private static ResponseSpec preflight(WebFixture web, String origin) {
        return web.anonymous()
                .options()
                .uri("/api/v1/products")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, if-match")
                .exchange();
    }

    private static ResponseSpec read(WebFixture web, String origin) {
        return web.anonymous()
                .get()
                .uri("/api/v1/brands")
                .header("Origin", origin)
                .exchange();
    }
}
