package io.vitrine.endtoend.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.endtoend.Vitrine;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As it comes out of the box, it shows nothing of its inside, and nothing that nobody asked for. */
class Api8SecurityMisconfigurationTest {

    private final Vitrine vitrine = Vitrine.empty();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/prometheus",
                "/api/v1/actuator",
                "/.git/config",
                "/.env",
                "/application.properties",
                "/docs/",
                "/docs/index.html",
                "/docs/..%2f..%2fapplication.properties",
                "/webjars/swagger-ui/index.html",
                "/META-INF/MANIFEST.MF",
                "/swagger-ui.html",
                "/v3/api-docs",
                "/h2-console",
                "/favicon.ico",
                "/error",
                "/login",
                "/logout"
            })
    void there_is_nothing_where_others_have_their_inside(String path) {
        var answer = vitrine.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not-found");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Server") + answer.header("X-Powered-By")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "PROPFIND", "DEBUG", "PUT", "get"})
    void methods_that_there_are_not_are_refused(String method) {
        var answer = vitrine.send(vitrine.request("/api/v1/products").method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).as(answer.body()).isIn(400, 405, 501);
        assertThat(answer.body()).doesNotContain("Authorization");
    }

    @Test
    void a_method_in_a_header_is_none() {
        var product = vitrine.post("/api/v1/products", "{\"sku\":\"A\",\"name\":\"Bag\"}")
                .header("Location");

        for (var header : new String[] {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
            assertThat(vitrine.post(product, "{}", header, "DELETE").status()).isEqualTo(405);
        }
        assertThat(vitrine.get(product + "?_method=DELETE").status()).isEqualTo(400);
        assertThat(vitrine.get(product).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,2", "null", "\"x\"", "{\"sku\":{}}", "{\"price\":{\"amount\":[]}}"})
    void a_refusal_tells_nothing_of_the_inside(String body) {
        var answer = vitrine.post("/api/v1/products", body);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .doesNotContainIgnoringCase(
                        "exception", "io.vitrine", "jackson", "spring", "netty", "postgres", "select ", "\\tat ");
    }

    @Test
    void no_page_of_another_origin_is_let_in_by_default() {
        var answer = vitrine.get("/api/v1/products", "Origin", "https://hostile.example");

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void there_is_no_account_with_a_password_that_everybody_knows() {
        for (var password : new String[] {"admin", "password", "changeit", "vitrine"}) {
            assertThat(vitrine.anonymousPost("/api/v1/auth/login", Somebody.credentials("admin@localhost", password))
                            .status())
                    .isIn(401, 422);
        }
    }
}
