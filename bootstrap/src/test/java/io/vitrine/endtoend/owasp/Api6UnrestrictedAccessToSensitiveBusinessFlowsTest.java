package io.vitrine.endtoend.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Role;
import io.vitrine.endtoend.Vitrine;
import org.junit.jupiter.api.Test;

/** What may happen once happens once, in its order, and is not worth repeating by machine. */
class Api6UnrestrictedAccessToSensitiveBusinessFlowsTest {

    private final Vitrine vitrine = Vitrine.empty();

    @Test
    void a_write_that_is_repeated_with_its_key_happens_once() {
        var body = "{\"sku\":\"A\",\"name\":\"Bag\"}";

        var first = vitrine.post("/api/v1/products", body, "Idempotency-Key", "monday");
        var second = vitrine.post("/api/v1/products", body, "Idempotency-Key", "monday");
        var other = vitrine.post("/api/v1/products", body.replace("Bag", "Box"), "Idempotency-Key", "monday");

        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.code()).isEqualTo("idempotency-mismatch");
        assertThat(vitrine.get("/api/v1/products?count=exact")
                        .json()
                        .at("/page/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void an_account_that_is_registered_again_stays_what_it_is() {
        var ana = Somebody.called("ana", vitrine);

        var again = vitrine.anonymousPost(
                "/api/v1/auth/register", Somebody.credentials(ana.email(), "slate orchard comet river"));

        assertThat(again.status()).isEqualTo(202);
        assertThat(vitrine.anonymousPost(
                                "/api/v1/auth/login", Somebody.credentials(ana.email(), "slate orchard comet river"))
                        .status())
                .isEqualTo(401);
        assertThat(ana.refreshes().status()).isEqualTo(200);
    }

    @Test
    void a_refresh_token_cannot_be_made_two_sessions() {
        var ana = Somebody.called("ana", vitrine);

        var first = ana.refreshes().json().path("refreshToken").asString();
        var second = ana.refreshes().json().path("refreshToken").asString();

        assertThat(second).isEqualTo(first).startsWith("vr1_");
    }

    @Test
    void no_step_of_a_login_can_be_left_out() {
        var challenge = "{\"challenge\":\"%s\",\"code\":\"123456\"}".formatted("A".repeat(43));

        assertThat(vitrine.anonymousPost("/api/v1/auth/login/second-factor", challenge)
                        .status())
                .isIn(401, 422);
        var ana = Somebody.called("ana", vitrine);
        var confirmed = ana.calls("POST", "/api/v1/me/second-factor/confirm", "{\"code\":\"123456\"}");
        assertThat(confirmed.status())
                .as(confirmed.body())
                .isGreaterThanOrEqualTo(400)
                .isLessThan(500);
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        var product = vitrine.post("/api/v1/products", "{\"sku\":\"A\",\"name\":\"Bag\"}")
                .header("Location");

        assertThat(vitrine.patch(product, "{\"name\":\"Box\"}").status()).isEqualTo(428);
        assertThat(vitrine.patch(product, "{\"name\":\"Box\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(vitrine.patch(product, "{\"name\":\"Bin\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void the_last_administrator_stays_one() {
        var root = Somebody.called("root", vitrine);
        var account = "/api/v1/users/"
                + root.calls("GET", "/api/v1/me").json().path("id").asString();
        var admin = vitrine.token(Role.ADMIN);
        assertThat(Somebody.as(vitrine, admin, "PATCH", account, "{\"roles\":[\"admin\"]}")
                        .status())
                .isEqualTo(200);

        assertThat(Somebody.as(vitrine, admin, "PATCH", account, "{\"roles\":[\"user\"]}")
                        .status())
                .isEqualTo(409);
        assertThat(Somebody.as(vitrine, admin, "PATCH", account, "{\"locked\":true}")
                        .status())
                .isEqualTo(409);
    }
}
