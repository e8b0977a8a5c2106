package io.vitrine.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.adapter.web.WebFixture.Made;
import io.vitrine.domain.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Who may do what. */
final class RolesTest {

    private static final String WRITES = """
        POST   | /api/v1/products
        PUT    | /api/v1/products/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11
        PATCH  | /api/v1/products/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11
        DELETE | /api/v1/products/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11
        POST   | /api/v1/products/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11/restore
        GET    | /api/v1/products/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11/versions
        HEAD   | /api/v1/products/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11/versions
        GET    | /api/v1/products/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11/versions/1
        POST   | /api/v1/brands
        PUT    | /api/v1/brands/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11
        PATCH  | /api/v1/brands/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11
        DELETE | /api/v1/brands/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11
        POST   | /api/v1/imports
        GET    | /api/v1/imports
        GET    | /api/v1/imports/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11
        GET    | /api/v1/imports/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11/rejects
        """;

    private static final String OF_ADMINISTRATORS = """
        GET    | /api/v1/users
        HEAD   | /api/v1/users
        GET    | /api/v1/users/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11
        PATCH  | /api/v1/users/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11
        GET    | /api/v1/audit-events
        HEAD   | /api/v1/audit-events
        GET    | /api/v1/log-levels
        PUT    | /api/v1/log-levels/io.vitrine
        GET    | /api/v1/audit-events/verification
        """;

    private static final String OF_ACCOUNTS = """
        GET    | /api/v1/me
        HEAD   | /api/v1/me
        PUT    | /api/v1/me/password
        GET    | /api/v1/me/sessions
        DELETE | /api/v1/me/sessions/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11
        POST   | /api/v1/auth/logout-all
        """;

    private final WebFixture web = WebFixture.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = WRITES)
    void nobody_in_particular_is_asked_who_they_are(String method, String address) {
        send(web.anonymous(), method, address)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .value("WWW-Authenticate", startsWith("Bearer error=\"invalid_token\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = WRITES)
    void a_user_is_refused(String method, String address) {
        send(web.as("bob", "user"), method, address).expectStatus().isForbidden();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = OF_ADMINISTRATORS + OF_ACCOUNTS)
    void nobody_in_particular_sees_accounts_or_the_audit_log(String method, String address) {
        send(web.anonymous(), method, address)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .value("WWW-Authenticate", startsWith("Bearer error=\"invalid_token\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = OF_ADMINISTRATORS)
    void only_administrators_see_the_accounts_of_others_and_the_audit_log(String method, String address) {
        send(web.as("bob", "user"), method, address).expectStatus().isForbidden();
        send(web.as("bob", "editor"), method, address).expectStatus().isForbidden();
        send(web.as(web.somebody(Role.EDITOR)), method, address).expectStatus().isForbidden();
        send(web.as("bob", "admin"), method, address)
                .expectStatus()
                .value(status -> assertThat(status).isIn(200, 404, 415));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = OF_ACCOUNTS)
    void whoever_has_an_account_sees_their_own(String method, String address) {
        send(web.as(web.somebody()), method, address)
                .expectStatus()
                .value(status -> assertThat(status).isIn(200, 204, 404, 415));
        send(web.as("bob", "owner"), method, address).expectStatus().isForbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "owner", "EDITOR", "ROLE_EDITOR"})
    void a_role_that_there_is_not_counts_nothing(String role) {
        send(web.as("bob", role), "POST", "/api/v1/brands").expectStatus().isForbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"editor", "admin"})
    void an_editor_and_whoever_includes_one_is_let_in(String role) {
        send(web.as("bob", role), "POST", "/api/v1/brands").expectStatus().isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/v1/nothing,404",
        "DELETE,/,404",
        "PUT,/api/v1/products,405",
        "POST,/api/v1/categories,405",
        "GET,/api/v1/me/nothing,404",
        "GET,/api/v1/users/a/b,404",
        "GET,/api/v1/auth/nothing,404",
        "POST,/api/v1/auth/nothing,404",
        "DELETE,/api/v1/me,405",
        "POST,/api/v1/users,405",
        "DELETE,/api/v1/audit-events,405",
        "GET,/api/v1/auth/login,405",
        "POST,/.well-known/jwks.json,405"
    })
    void where_there_is_nothing_nobody_is_asked_who_they_are(String method, String address, int status) {
        send(web.anonymous(), method, address).expectStatus().isEqualTo(status);
    }

    @Test
    void a_product_that_is_not_active_is_seen_by_editors_only() {
        var draft = web.aProduct(",\"status\":\"draft\"");

        read(web.anonymous(), draft).expectStatus().isNotFound();
        read(web.as("bob", "user"), draft).expectStatus().isNotFound();
        read(web.editor(), draft).expectStatus().isOk();
        read(web.as("root", "admin"), draft).expectStatus().isOk();
    }

    @Test
    void a_token_whose_time_is_over_is_told_so_on_reads_too() {
        withToken("expired")
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("token-expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "", "a b", "~editor"})
    void a_token_that_is_not_valid_is_refused_on_reads_too(String token) {
        withToken(token)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .exists("WWW-Authenticate")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
    }

    private ResponseSpec withToken(String token) {
        return web.anonymous()
                .get()
                .uri(web.aProduct().address())
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static ResponseSpec read(WebTestClient client, Made product) {
        return client.get().uri(product.address()).exchange();
    }

    private static ResponseSpec send(WebTestClient client, String method, String address) {
        return client.method(HttpMethod.valueOf(method)).uri(address).exchange();
    }
}
