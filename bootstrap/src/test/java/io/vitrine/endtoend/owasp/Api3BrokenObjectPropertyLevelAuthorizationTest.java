package io.vitrine.endtoend.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Role;
import io.vitrine.endtoend.Vitrine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody sets a member that is not theirs to set, or sees one that is not theirs to see. */
class Api3BrokenObjectPropertyLevelAuthorizationTest {

    private final Vitrine vitrine = Vitrine.empty();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"roles\":[\"admin\"]",
                "\"role\":\"admin\"",
                "\"emailVerified\":true",
                "\"id\":\"0199b7a2-0000-7000-8000-00000000dead\"",
                "\"locked\":false"
            })
    void whoever_registers_cannot_give_themselves_more(String member) {
        var form = "{\"email\":\"mallory@example.org\",\"password\":\"%s\",%s}".formatted(Somebody.PASSWORD, member);

        assertThat(vitrine.anonymousPost("/api/v1/auth/register", form).status())
                .isEqualTo(422);
        assertThat(vitrine.anonymousPost("/api/v1/auth/login", form).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"version\":7",
                "\"createdAt\":\"2020-01-01T00:00:00.000Z\"",
                "\"slug\":\"mine\"",
                "\"owner\":\"me\""
            })
    void what_the_service_decides_about_a_product_cannot_be_sent(String member) {
        var refused = vitrine.post("/api/v1/products", "{\"sku\":\"A\",\"name\":\"Bag\",%s}".formatted(member));

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    }

    @Test
    void a_sku_is_not_changed_by_a_patch() {
        var product = vitrine.post("/api/v1/products", "{\"sku\":\"A\",\"name\":\"Bag\"}")
                .header("Location");

        assertThat(vitrine.patch(product, "{\"sku\":\"B\"}", "If-Match", "*").status())
                .isEqualTo(422);
        assertThat(vitrine.patch(product, "{\"id\":\"x\"}", "If-Match", "*").status())
                .isEqualTo(422);
    }

    @Test
    void administrators_change_roles_and_locks_of_an_account_and_nothing_else() {
        var ana = Somebody.called("ana", vitrine);
        var account = "/api/v1/users/"
                + ana.calls("GET", "/api/v1/me").json().path("id").asString();

        for (var patch :
                new String[] {"{\"email\":\"x@example.org\"}", "{\"password\":\"x\"}", "{\"secondFactor\":true}"}) {
            assertThat(Somebody.as(vitrine, vitrine.token(Role.ADMIN), "PATCH", account, patch)
                            .status())
                    .as(patch)
                    .isEqualTo(422);
        }
    }

    @Test
    void nobody_is_told_secrets_of_an_account() {
        var ana = Somebody.called("ana", vitrine);

        var me = ana.calls("GET", "/api/v1/me").body();
        var users = Somebody.as(vitrine, vitrine.token(Role.ADMIN), "GET", "/api/v1/users", "");
        var sessions = ana.calls("GET", "/api/v1/me/sessions").body();
        assertThat(users.status()).isEqualTo(200);
        assertThat(me + users.body() + sessions)
                .contains("ana@example.org")
                .doesNotContainIgnoringCase("password", "hash", "secret\"", "digest", "$2a$", "vr1_");
    }

    @Test
    void what_is_not_active_is_in_no_answer_to_the_public() {
        vitrine.post("/api/v1/products", "{\"sku\":\"hidden-1\",\"name\":\"Bag\",\"status\":\"draft\"}");

        for (var path : new String[] {
            "/api/v1/products?sku=hidden-1",
            "/api/v1/products?status=draft",
            "/api/v1/products?q=bag&facets=brand",
            "/api/v1/products/suggest?q=bag",
            "/api/v1/products/by-sku/hidden-1"
        }) {
            assertThat(vitrine.get(path).body()).as(path).doesNotContain("\"sku\":\"hidden-1\"", "\"Bag\"");
        }
        assertThat(vitrine.get("/api/v1/products", "Accept", "application/x-ndjson")
                        .body())
                .isEqualTo("{\"$end\":{\"count\":0}}\n");
    }
}
