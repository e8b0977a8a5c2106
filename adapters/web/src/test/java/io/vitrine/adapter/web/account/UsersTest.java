package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.audit.AuditEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What administrators see of the accounts of others, and do with them. */
final class UsersTest {

    private final WebFixture web = WebFixture.shared();
    private final Person ana = web.somebody();

    @Test
    void an_administrator_sees_an_account() {
        web.admin()
                .get()
                .uri("/api/v1/users/" + ana.id())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(ana.id())
                .jsonPath("$.email")
                .isEqualTo(ana.email())
                .jsonPath("$.roles[0]")
                .isEqualTo("user")
                .jsonPath("$.locked")
                .isEqualTo(false)
                .jsonPath("$.emailVerified")
                .isEqualTo(true);
    }

    @Test
    void accounts_are_listed_in_pages_that_neither_repeat_nor_miss_one() {
        var bob = web.somebody();
        var carol = web.somebody();
        var ids = new ArrayList<String>();

        var next = "/api/v1/users?size=3";
        while (!next.isEmpty()) {
            var page = page(next);
            page.path("items").forEach(user -> ids.add(user.path("id").asString()));
            assertThat(page.at("/page/hasMore").asBoolean())
                    .isEqualTo(page.at("/page/next").isString());
            next = page.at("/page/next").isString()
                    ? "/api/v1/users?size=3&cursor=" + page.at("/page/next").asString()
                    : "";
        }

        assertThat(ids).doesNotHaveDuplicates().isSorted().containsSubsequence(ana.id(), bob.id(), carol.id());
    }

    @Test
    void a_page_links_to_the_next_one() {
        web.somebody();

        web.admin()
                .get()
                .uri("/api/v1/users?size=1")
                .exchange()
                .expectHeader()
                .valueMatches("Link", "</api/v1/users\\?size=1&cursor=.+>; rel=\"next\"");
    }

    @Test
    void a_cursor_that_is_forged_is_refused() {
        web.admin()
                .get()
                .uri("/api/v1/users?cursor=forged")
                .exchange()
                .expectStatus()
                .isEqualTo(400)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-cursor");
    }

    @Test
    void an_account_gets_other_roles_and_its_sessions_end() {
        patch(ana, "{\"roles\":[\"editor\"]}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.roles[0]")
                .isEqualTo("editor");

        web.post("/api/v1/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(ana.refreshToken()))
                .expectStatus()
                .isUnauthorized();
        web.as(web.again(ana))
                .get()
                .uri("/api/v1/imports")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void who_changed_the_roles_is_on_record() {
        patch(ana, "{\"roles\":[\"editor\"]}").expectStatus().isOk();

        assertThat(web.audited(AuditEvent.Type.ROLES_CHANGED))
                .filteredOn(event -> event.subject().filter(ana.id()::equals).isPresent())
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).contains("root"));
    }

    @Test
    void a_locked_account_stays_out_until_it_is_unlocked() {
        patch(ana, "{\"locked\":true}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.locked")
                .isEqualTo(true);
        login().expectStatus().isUnauthorized();

        patch(ana, "{\"locked\":false}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.locked")
                .isEqualTo(false);
        login().expectStatus().isOk();
    }

    @Test
    void both_can_be_changed_at_once_and_what_is_not_named_stays() {
        patch(ana, "{\"roles\":[\"user\",\"editor\"],\"locked\":true}")
                .expectStatus()
                .isOk();

        patch(ana, "{}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.roles[1]")
                .isEqualTo("editor")
                .jsonPath("$.locked")
                .isEqualTo(true);
        patch(ana, "{\"roles\":[\"user\"],\"locked\":false}")
                .expectBody()
                .jsonPath("$.roles.length()")
                .isEqualTo(1)
                .jsonPath("$.locked")
                .isEqualTo(false);
    }

    /** The fixture is its own, so that nobody else makes administrators. */
    @Test
    void the_last_administrator_stays_one_and_nothing_of_such_a_change_is_made() {
        try (var alone = WebFixture.started()) {
            var admin = alone.somebody(Role.ADMIN);

            for (var patch : List.of(
                    "{\"locked\":true}",
                    "{\"roles\":[\"user\"]}",
                    "{\"roles\":[\"user\"],\"locked\":true}",
                    "{\"roles\":[\"editor\"],\"locked\":false}")) {
                Users.patch(alone.as(admin), admin.id(), patch)
                        .expectStatus()
                        .isEqualTo(409)
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("conflict");
            }

            Users.patch(alone.as(admin), admin.id(), "{}")
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.roles[0]")
                    .isEqualTo("admin")
                    .jsonPath("$.locked")
                    .isEqualTo(false);
        }
    }

    @Test
    void nobody_becomes_a_locked_last_administrator_by_half_a_change() {
        try (var alone = WebFixture.started()) {
            var bob = alone.somebody();

            Users.patch(alone, bob.id(), "{\"roles\":[\"admin\"],\"locked\":true}")
                    .expectStatus()
                    .isOk();
            Users.patch(alone, bob.id(), "{\"roles\":[\"user\"],\"locked\":false}")
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.roles[0]")
                    .isEqualTo("user");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"roles\":[]}",
                "{\"roles\":[\"owner\"]}",
                "{\"roles\":\"admin\"}",
                "{\"roles\":null}",
                "{\"locked\":null}",
                "{\"locked\":\"true\"}",
                "{\"email\":\"bob@example.org\"}"
            })
    void what_cannot_be_changed_so_is_refused(String patch) {
        patch(ana, patch)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("validation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0199b7a2-0000-7000-8000-00000000dead"})
    void an_account_that_there_is_not_is_not_found(String id) {
        web.admin().get().uri("/api/v1/users/" + id).exchange().expectStatus().isNotFound();
        Users.patch(web, id, "{\"locked\":true}").expectStatus().isNotFound();
        Users.patch(web, id, "{}").expectStatus().isNotFound();
    }

    private JsonNode page(String address) {
        return Objects.requireNonNull(web.admin()
                .get()
                .uri(URI.create("http://localhost:" + web.port() + address))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec patch(Person person, String patch) {
        return Users.patch(web, person.id(), patch);
    }

    private ResponseSpec login() {
        return web.post(
                "/api/v1/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ana.email(), ana.password()));
    }
}
