package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.r2dbc.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys in a real browser, which talks to the whole service with nothing but what browsers bring along. */
class PasskeysTest {

    private static final String ANA = """
        {"email":"ana@example.org","password":"plum velvet harbour kite"}\
        """;

    private static final String ADDRESS = "http://localhost:3003/docs";
    private static final String OTHER_ORIGIN = "http://localhost:3004/docs";

    /** What a page has to do, all of it. */
    private static final String PAGE = """
        const [account] = given;
        const call = async (method, path, body, token) => {
          const headers = {};
          if (body) headers["Content-Type"] = "application/json";
          if (token) headers["Authorization"] = "Bearer " + token;
          const answer = await fetch("/api/v1" + path, { method, headers, body: body && JSON.stringify(body) });
          const text = await answer.text();
          return { status: answer.status, ...(text ? JSON.parse(text) : {}) };
        };
        const signIn = () => call("POST", "/auth/login", JSON.parse(account));
        const add = async (token) => {
          const { password } = JSON.parse(account);
          const options = await call("POST", "/me/passkeys/options", { password }, token);
          const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
          const credential = await navigator.credentials.create({ publicKey });
          return call("POST", "/me/passkeys", { name: "Laptop", credential: credential.toJSON() }, token);
        };
        const signInWithPasskey = async () => {
          const options = await call("POST", "/auth/passkey/options");
          const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
          const credential = await navigator.credentials.get({ publicKey });
          return call("POST", "/auth/passkey", { credential: credential.toJSON() });
        };
        """;

    private static final Vitrine VITRINE = Vitrine.with(Map.of("vitrine.passwords.cost", 10));

    @TempDir
    private static Path profile;

    private static @Nullable Browser browser;

    @BeforeAll
    static void there_is_a_browser() {
        Browser.requireOne("passkeys in a browser");
        browser = Browser.started(profile, VITRINE.port());
    }

    @BeforeEach
    void ana_registers() {
        TestDatabase.shared().empty();
        assertThat(VITRINE.anonymousPost("/api/v1/auth/register", ANA).status()).isEqualTo(202);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        VITRINE.close();
    }

    @Test
    void somebody_adds_a_passkey_and_comes_in_with_it_alone() {
        browser().withAuthenticator(() -> {
            browser().open(ADDRESS);

            var happened = run("""
                const first = await signIn();
                const added = await add(first.accessToken);
                const left = await call("POST", "/auth/logout", { refreshToken: first.refreshToken });
                const second = await signInWithPasskey();
                const third = await call("POST", "/auth/refresh", { refreshToken: second.refreshToken });
                const again = await signInWithPasskey();
                const me = await call("GET", "/me", null, third.accessToken);
                const { items } = await call("GET", "/me/passkeys", null, third.accessToken);
                return [first.status, added.status, left.status, second.status, third.status, again.status,
                  me.email, items.map((it) => it.name + " " + (it.id === added.id) + " " + (it.lastUsedAt !== null))];
                """);

            assertThat(happened)
                    .isEqualTo(List.of(
                            200L, 201L, 204L, 200L, 200L, 200L, "ana@example.org", List.of("Laptop true true")));
        });
    }

    @Test
    void a_removed_passkey_lets_nobody_in_any_more() {
        browser().withAuthenticator(() -> {
            browser().open(ADDRESS);

            var happened = run("""
                const { accessToken } = await signIn();
                const { id } = await add(accessToken);
                const before = await signInWithPasskey();
                const removed = await call("DELETE", "/me/passkeys/" + id, null, accessToken);
                const after = await signInWithPasskey();
                return [before.status, removed.status, after.status, after.code];
                """);

            assertThat(happened).isEqualTo(List.of(200L, 204L, 401L, "invalid-credentials"));
        });
    }

    @Test
    void an_authenticator_has_one_passkey_of_an_account() {
        browser().withAuthenticator(() -> {
            browser().open(ADDRESS);

            var happened = run("""
                const { accessToken } = await signIn();
                await add(accessToken);
                return add(accessToken).then(() => "another one", (error) => error.name);
                """);

            assertThat(happened).isEqualTo("InvalidStateError");
        });
    }

    /** The browser lets it, as it is of the same domain; the service does not. */
    @Test
    void a_page_of_another_origin_neither_adds_a_passkey_nor_lets_anybody_in() {
        browser().withAuthenticator(() -> {
            browser().open(OTHER_ORIGIN);
            var refused = run("""
                const { accessToken } = await signIn();
                const added = await add(accessToken);
                return [added.status, added.errors[0].pointer];
                """);
            assertThat(refused).isEqualTo(List.of(422L, "/credential"));

            browser().open(ADDRESS);
            assertThat(run("""
                const { accessToken } = await signIn();
                return [(await add(accessToken)).status, (await signInWithPasskey()).status];
                """)).isEqualTo(List.of(201L, 200L));

            browser().open(OTHER_ORIGIN);
            assertThat(run("""
                const answer = await signInWithPasskey();
                return [answer.status, answer.code];
                """)).isEqualTo(List.of(401L, "invalid-credentials"));
        });
    }

    @Test
    void a_service_without_passkeys_has_nothing_at_their_addresses() {
        try (var without = Vitrine.with(Map.of("vitrine.passkeys.enabled", false, "vitrine.passwords.cost", 10))) {
            assertThat(without.anonymousPost("/api/v1/auth/passkey", "{}").status())
                    .isEqualTo(404);
            assertThat(without.get("/openapi.json").body())
                    .contains("/api/v1/auth/login")
                    .doesNotContain("/api/v1/auth/passkey");
        }
    }

    private static Browser browser() {
        return Objects.requireNonNull(browser);
    }

    private static Object run(String script) {
        return browser().run(PAGE + script, ANA);
    }
}
