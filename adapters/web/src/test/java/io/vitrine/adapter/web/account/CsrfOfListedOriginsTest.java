package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.WebFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Pages of the origins that are listed, and the cookie. */
final class CsrfOfListedOriginsTest {

    private static final String SHOP = "https://shop.example";
    private static final String REFRESH = "/api/v1/auth/refresh";
    private static final WebFixture LISTED = WebFixture.started("--vitrine.cors.origins=" + SHOP);
    private static final WebFixture WITH_COOKIES =
            WebFixture.started("--vitrine.cors.origins=" + SHOP, "--vitrine.cors.credentials=true");

    @AfterAll
    static void stop() {
        LISTED.close();
        WITH_COOKIES.close();
    }

    @Test
    void by_default_they_may_not_rely_on_it() {
        var page = Page.of(LISTED, LISTED.somebody()).with("Origin", SHOP);

        page.with("Sec-Fetch-Site", "same-site").post(REFRESH).expectStatus().isForbidden();
        page.with("Sec-Fetch-Site", "cross-site").post(REFRESH).expectStatus().isForbidden();
    }

    @Test
    void where_they_may_they_need_the_token_as_well() {
        var page = Page.of(WITH_COOKIES, WITH_COOKIES.somebody())
                .with("Origin", SHOP)
                .with("Sec-Fetch-Site", "same-site");

        page.copy().without("X-XSRF-TOKEN").post(REFRESH).expectStatus().isForbidden();
        page.post(REFRESH)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", SHOP)
                .expectHeader()
                .valueEquals("Access-Control-Allow-Credentials", "true");
    }

    @Test
    void others_may_not() {
        var page = Page.of(WITH_COOKIES, WITH_COOKIES.somebody());

        page.copy()
                .with("Origin", "https://other.example")
                .with("Sec-Fetch-Site", "same-site")
                .post(REFRESH)
                .expectStatus()
                .isForbidden();
        page.copy()
                .with("Sec-Fetch-Site", "same-site")
                .post(REFRESH)
                .expectStatus()
                .isForbidden();
        page.with("Origin", "null")
                .with("Sec-Fetch-Site", "cross-site")
                .post(REFRESH)
                .expectStatus()
                .isForbidden();
    }
}
