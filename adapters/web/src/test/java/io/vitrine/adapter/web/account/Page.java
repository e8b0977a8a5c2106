package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.WebFixture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A page in a browser: it has cookies, and sends the CSRF token along unless it is told not to. */
final class Page {

    static final String REFRESH_TOKEN = "__Secure-refresh-token";
    static final String XSRF_TOKEN = "XSRF-TOKEN";

    private final WebFixture web;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Page(WebFixture web) {
        this.web = web;
    }

    /** A page on which somebody has signed in. */
    static Page of(WebFixture web, Person person) {
        var page = new Page(web);
        page.client()
                .post()
                .uri("/api/v1/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("""
                    {"email":"%s","password":"%s","delivery":"cookie"}\
                    """.formatted(person.email(), person.password()))
                .exchange()
                .expectStatus()
                .isOk();
        page.get("/api/v1/auth/csrf").expectStatus().isOk();
        page.headers.put("X-XSRF-TOKEN", page.cookie(XSRF_TOKEN));
        return page;
    }

    /** The same page in another tab, with the cookies and headers of now. */
    Page copy() {
        var copy = new Page(web);
        copy.cookies.putAll(cookies);
        copy.headers.putAll(headers);
        return copy;
    }

    String cookie(String name) {
        return Objects.requireNonNull(cookies.get(name));
    }

    boolean has(String cookie) {
        return cookies.containsKey(cookie);
    }

    Page with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Page without(String header) {
        headers.remove(header);
        return this;
    }

    Page withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    Page withoutCookie(String name) {
        cookies.remove(name);
        return this;
    }

    /** Posts without a body, and takes the cookies of the answer. */
    ResponseSpec post(String path) {
        return client().post()
                .uri(path)
                .cookies(all -> cookies.forEach(all::add))
                .headers(all -> headers.forEach(all::add))
                .exchange();
    }

    ResponseSpec get(String path) {
        return client().get()
                .uri(path)
                .cookies(all -> cookies.forEach(all::add))
                .exchange();
    }

    private WebTestClient client() {
        return web.anonymous()
                .mutate()
                .filter((request, next) -> next.exchange(request)
                        .doOnNext(
                                answer -> answer.headers().header("Set-Cookie").forEach(this::take)))
                .build();
    }

    private void take(String cookie) {
        var name = cookie.substring(0, cookie.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, cookie.substring(cookie.indexOf('=') + 1).split(";", 2)[0]);
        }
    }
}
