package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.audit.AuditEvent;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What a call has to prove that relies on the cookie. */
final class CsrfTest {

    private static final String REFRESH = "/api/v1/auth/refresh";
    private static final String LOGOUT = "/api/v1/auth/logout";

    private final WebFixture web = WebFixture.shared();
    private final Page page = Page.of(web, web.somebody());

    @Test
    void a_page_gets_a_token_and_the_same_in_a_cookie_that_it_can_read() {
        var answer = web.anonymous()
                .get()
                .uri("/api/v1/auth/csrf")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(String.class)
                .returnResult();

        var cookie = String.valueOf(answer.getResponseHeaders().getFirst("Set-Cookie"));
        assertThat(cookie).matches("XSRF-TOKEN=[A-Za-z0-9_-]{43}; Path=/; Secure; SameSite=Strict");
        var token = cookie.substring("XSRF-TOKEN=".length(), cookie.indexOf(';'));
        assertThat(answer.getResponseBody())
                .isEqualTo("{\"token\":\"%s\",\"headerName\":\"X-XSRF-TOKEN\"}".formatted(token));
    }

    @Test
    void tokens_cannot_be_guessed_from_one_another() {
        var other = Page.of(web, web.somebody());

        assertThat(other.cookie(Page.XSRF_TOKEN)).isNotEqualTo(page.cookie(Page.XSRF_TOKEN));
    }

    @Test
    void a_page_that_has_a_token_keeps_it() {
        var before = page.cookie(Page.XSRF_TOKEN);

        page.get("/api/v1/auth/csrf").expectStatus().isOk();

        assertThat(page.cookie(Page.XSRF_TOKEN)).isEqualTo(before);
    }

    @Test
    void what_cannot_be_a_token_is_replaced() {
        page.withCookie(Page.XSRF_TOKEN, "short").get("/api/v1/auth/csrf");

        assertThat(page.cookie(Page.XSRF_TOKEN)).hasSize(43);
    }

    @ParameterizedTest
    @ValueSource(strings = {REFRESH, LOGOUT})
    void without_the_header_a_call_is_refused(String path) {
        refused(page.without("X-XSRF-TOKEN").post(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {REFRESH, LOGOUT})
    void without_the_cookie_a_call_is_refused(String path) {
        refused(page.withoutCookie(Page.XSRF_TOKEN).post(path));
    }

    @Test
    void a_header_that_is_not_equal_to_the_cookie_is_refused() {
        var token = page.cookie(Page.XSRF_TOKEN);

        refused(page.with("X-XSRF-TOKEN", token + "x").post(REFRESH));
        refused(page.with("X-XSRF-TOKEN", token.substring(1)).post(REFRESH));
        refused(page.with("X-XSRF-TOKEN", token.toUpperCase(Locale.ROOT) + "_").post(REFRESH));
        refused(page.with("X-XSRF-TOKEN", "").post(REFRESH));
    }

    @Test
    void nothing_is_not_equal_to_nothing() {
        refused(page.withCookie(Page.XSRF_TOKEN, "").with("X-XSRF-TOKEN", "").post(REFRESH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "SAME-ORIGIN", "", "whatever"})
    void a_page_of_another_origin_is_refused_whatever_it_knows(String site) {
        refused(page.with("Sec-Fetch-Site", site).post(REFRESH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void a_page_of_the_same_origin_and_a_person_are_let_pass(String site) {
        page.with("Sec-Fetch-Site", site).post(REFRESH).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "https://hostile.example",
                "http://localhost",
                "http://localhost.hostile.example:%d",
                "http://hostile.example:%d",
                "http://127.0.0.1:%d",
                "http://localhost:%d/",
                "http://localhost:%d@hostile.example",
                "ftp://localhost:%d",
                "http://localhost:%d, http://localhost:%d"
            })
    void a_page_of_another_origin_is_refused_where_only_that_is_known(String origin) {
        refused(page.with("Origin", origin.replace("%d", String.valueOf(web.port())))
                .post(REFRESH));
    }

    @Test
    void two_origins_are_none() {
        var own = "http://localhost:" + web.port();

        web.anonymous()
                .post()
                .uri(REFRESH)
                .cookie(Page.REFRESH_TOKEN, page.cookie(Page.REFRESH_TOKEN))
                .cookie(Page.XSRF_TOKEN, page.cookie(Page.XSRF_TOKEN))
                .header("X-XSRF-TOKEN", page.cookie(Page.XSRF_TOKEN))
                .header("Origin", own, own)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    /** A proxy that ends TLS is not trusted to say so unless it is listed. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:%d", "https://localhost:%d", "HTTP://LocalHost:%d"})
    void a_page_of_the_service_itself_is_let_pass(String origin) {
        page.with("Origin", origin.formatted(web.port()))
                .with("Sec-Fetch-Site", "same-origin")
                .post(REFRESH)
                .expectStatus()
                .isOk();
    }

    @Test
    void who_is_let_pass_by_the_browser_still_needs_the_token() {
        refused(page.with("Origin", "http://localhost:" + web.port())
                .with("Sec-Fetch-Site", "same-origin")
                .without("X-XSRF-TOKEN")
                .post(REFRESH));
    }

    @Test
    void a_refused_call_changes_nothing() {
        var before = page.cookie(Page.REFRESH_TOKEN);
        refused(page.with("Sec-Fetch-Site", "cross-site").post(REFRESH));
        refused(page.post(LOGOUT));

        assertThat(page.cookie(Page.REFRESH_TOKEN)).isEqualTo(before);
        page.without("Sec-Fetch-Site").post(REFRESH).expectStatus().isOk();
    }

    @Test
    void a_refused_call_is_noted() {
        var request = "csrf-" + web.newName();

        refused(page.without("X-XSRF-TOKEN").with("X-Request-Id", request).post(REFRESH));

        var event = web.audited(AuditEvent.Type.CSRF_REFUSED).stream()
                .filter(it -> it.occasion().requestId().equals(request))
                .findFirst()
                .orElseThrow();
        assertThat(event.outcome()).isEqualTo(AuditEvent.Outcome.FAILURE);
        assertThat(event.details()).containsEntry("path", REFRESH).hasSize(1);
    }

    @Test
    void who_sends_the_token_in_the_body_relies_on_no_cookie() {
        var ana = web.somebody();

        web.anonymous()
                .post()
                .uri(REFRESH)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/json")
                .bodyValue("{\"refreshToken\":\"%s\"}".formatted(ana.refreshToken()))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void a_form_of_another_page_cannot_send_a_body() {
        web.anonymous()
                .post()
                .uri("/api/v1/auth/login")
                .header("Content-Type", "text/plain")
                .bodyValue("{\"email\":\"a@b.example\",\"password\":\"x\",\"delivery\":\"cookie\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    private static void refused(ResponseSpec answer) {
        answer.expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("csrf");
    }
}
