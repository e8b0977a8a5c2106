package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.domain.account.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of somebody else in a real browser, in which somebody is signed in with the cookie: they reach the service, and achieve
 * nothing.
 */
class HostilePagesTest {

    private static final String SERVICE = "http://localhost:3003";

    private static final String ANA = """
        {"email":"ana@example.org","password":"plum velvet harbour kite","delivery":"cookie"}\
        """;

    private static final String MALLORY = """
        {"email":"mallory@example.org","password":"slate orchard comet river","delivery":"cookie"}\
        """;

    /** What the page of the service does. */
    private static final String OUR_PAGE = """
        const call = async (method, path, body, headers = {}) => {
          if (body) headers["Content-Type"] = "application/json";
          const answer = await fetch("/api/v1" + path, { method, headers, body });
          const text = await answer.text();
          return { status: answer.status, ...(text ? JSON.parse(text) : {}) };
        };
        const withToken = async () => ({ "X-XSRF-TOKEN": (await call("GET", "/auth/csrf")).token });
        """;

    /** Whatever a page of somebody else can send along with the cookies of a visitor. */
    private static final String ATTACK = """
        const [service, mallory] = given[0].split("|");
        const read = [];
        const xsrf = (document.cookie.match(/XSRF-TOKEN=([^;]+)/) ?? ["", "none"])[1];
        const attempt = async (what, work) => {
          try { const got = await work(); if (got) read.push(what + ": " + got); } catch (refused) { }
        };
        const loaded = (element, event = "load") => new Promise((done) => {
          element.addEventListener(event, done);
          element.addEventListener("error", done);
          setTimeout(done, 3000);
        });
        const frame = async (name) => {
          const frame = document.createElement("iframe");
          frame.name = name;
          document.body.append(frame);
          return frame;
        };
        for (const path of ["refresh", "logout", "login"]) {
          const address = service + "/api/v1/auth/" + path;
          for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"]) {
            const target = await frame(path + type);
            const form = document.createElement("form");
            Object.assign(form, { method: "post", action: address, enctype: type, target: target.name });
            const field = document.createElement("input");
            Object.assign(field, path === "login" && type === "text/plain"
              ? { name: mallory.slice(0, -1) + ',"a":"', value: '"}' } : { name: "X-XSRF-TOKEN", value: xsrf });
            form.append(field);
            document.body.append(form);
            const arrived = loaded(target);
            form.submit();
            await arrived;
            await attempt("form " + type, async () => target.contentDocument.body.textContent);
          }
          const body = path === "login" ? mallory : undefined;
          for (const mode of ["no-cors", "cors"]) {
            await attempt(mode, async () =>
              (await fetch(address, { method: "POST", mode, body, credentials: "include" })).text());
            await attempt(mode + " JSON", async () => (await fetch(address, {
              method: "POST", mode, body: body ?? "{}", credentials: "include",
              headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": xsrf } })).text());
            await attempt(mode + " token", async () => (await fetch(address, {
              method: "POST", mode, credentials: "include", headers: { "X-XSRF-TOKEN": xsrf } })).text());
          }
          navigator.sendBeacon(address, new Blob([body ?? ""], { type: "text/plain" }));
          const image = new Image();
          const shown = loaded(image);
          image.src = address;
          await shown;
          if (image.naturalWidth > 0) read.push("image");
        }
        await attempt("csrf token", async () =>
          (await fetch(service + "/api/v1/auth/csrf", { credentials: "include" })).text());
        await attempt("csrf token, no-cors", async () =>
          (await fetch(service + "/api/v1/auth/csrf", { mode: "no-cors", credentials: "include" })).text());
        for (const path of ["/docs", "/api/v1/auth/csrf", "/api/v1/auth/refresh"]) {
          const target = await frame(path);
          const arrived = loaded(target);
          target.src = service + path;
          await arrived;
          await attempt("frame", async () => target.contentDocument.body.textContent);
        }
        const script = document.createElement("script");
        const run = loaded(script);
        script.src = service + "/api/v1/auth/csrf";
        document.body.append(script);
        await run;
        return read;
        """;

    private static final Vitrine VITRINE = Vitrine.with(Map.of("vitrine.passwords.cost", 10));
    private static final Wire WIRE = Wire.to(VITRINE.port());
    private static final Site HOSTILE = Site.started();

    @TempDir
    private static Path profile;

    private static @Nullable Browser browser;

    @BeforeAll
    static void there_is_a_browser() {
        Browser.requireOne("hostile pages in a browser");
        browser = Browser.started(
                profile,
                Map.of(
                        "localhost:3003", WIRE.port(),
                        "localhost:3004", HOSTILE.port(),
                        "hostile.example:80", HOSTILE.port()));
    }

    /** What is noted of the test before may come later. */
    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void ana_and_mallory_register() {
        TestDatabase.shared().empty();
        for (var account : List.of(ANA, MALLORY)) {
            var credentials = account.replace(",\"delivery\":\"cookie\"", "");
            assertThat(VITRINE.anonymousPost("/api/v1/auth/register", credentials)
                            .status())
                    .isEqualTo(202);
        }
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        HOSTILE.close();
        WIRE.close();
        VITRINE.close();
    }

    @Test
    void a_page_of_the_service_signs_in_renews_its_tokens_and_signs_out() {
        browser().open(SERVICE + "/docs");

        var happened = run("""
            const login = await call("POST", "/auth/login", given[0]);
            const without = await call("POST", "/auth/refresh");
            const headers = await withToken();
            const first = await call("POST", "/auth/refresh", undefined, headers);
            const second = await call("POST", "/auth/refresh", undefined, headers);
            const hidden = !document.cookie.includes("refresh");
            const left = await call("POST", "/auth/logout", undefined, headers);
            const after = await call("POST", "/auth/refresh", undefined, await withToken());
            return [login.status, without.code, first.status, second.status, hidden, left.status, after.status];
            """);

        assertThat(happened).isEqualTo(List.of(200L, "csrf", 200L, 200L, true, 204L, 401L));
    }

    /** Our referrer policy does not make a browser hide where such a call comes from. */
    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "cors", "no-cors"})
    void a_page_of_the_service_may_fetch_in_whatever_mode_lets_it_send_the_token(String mode) {
        browser().open(SERVICE + "/docs");

        var happened = run("""
            await call("POST", "/auth/login", given[0]);
            const headers = await withToken();
            const mode = "%s";
            const answer = await fetch("/api/v1/auth/refresh", { method: "POST", mode, headers });
            return answer.status;
            """.formatted(mode));

        assertThat(happened).isEqualTo(mode.equals("no-cors") ? 403L : 200L);
    }

    /** The second one is of the same site: the browser sends it the cookies, and lets it read the token. */
    @ParameterizedTest
    @ValueSource(strings = {"http://hostile.example", "http://localhost:3004"})
    void a_page_of_somebody_else_achieves_nothing(String origin) {
        browser().open(SERVICE + "/docs");
        var session = run("""
            const login = await call("POST", "/auth/login", given[0]);
            const refreshed = await call("POST", "/auth/refresh", undefined, await withToken());
            return refreshed.sessionId;
            """);

        browser().open(origin + "/");
        var read = browser().run(ATTACK, SERVICE + "|" + MALLORY.strip());
        visitByForm();

        assertThat(read).isEqualTo(List.of());
        assertThat(WIRE.requests())
                .anyMatch(it -> it.is("POST", "/api/v1/auth/refresh") && it.has("Origin: " + origin))
                .anyMatch(it -> it.is("POST", "/api/v1/auth/logout") && it.has("Origin: " + origin))
                .anyMatch(it -> it.is("POST", "/api/v1/auth/login") && it.has("Origin: " + origin));
        assertThat(audited("refreshed")).isEqualTo(1);
        assertThat(audited("login")).isEqualTo(1);
        assertThat(audited("logged-out")).isZero();
        browser().open(SERVICE + "/docs");
        assertThat(run("""
            const refreshed = await call("POST", "/auth/refresh", undefined, await withToken());
            const me = await call("GET", "/me", undefined, { Authorization: "Bearer " + refreshed.accessToken });
            return [refreshed.status, refreshed.sessionId, me.email];
            """)).isEqualTo(List.of(200L, session, "ana@example.org"));
    }

    @Test
    void what_a_page_of_the_same_site_tries_with_the_cookie_is_noted() {
        browser().open(SERVICE + "/docs");
        run("return (await call('POST', '/auth/login', given[0])).status;");

        browser().open("http://localhost:3004/");
        browser().run("""
            return fetch(given[0], { method: "POST", mode: "no-cors", credentials: "include" }).catch((refused) => "refused");
            """, SERVICE + "/api/v1/auth/refresh");

        assertThat(WIRE.requests())
                .anyMatch(it -> it.is("POST", "/api/v1/auth/refresh")
                        && it.has("Origin: http://localhost:3004")
                        && it.head().contains("__Secure-refresh-token=vr1_"));
        await().untilAsserted(() -> assertThat(audited("csrf-refused")).isEqualTo(1));
    }

    /** As somebody who follows a link, with a form: the page itself is left for the answer. */
    private static void visitByForm() {
        browser().run("""
            const form = document.createElement("form");
            Object.assign(form, { method: "post", action: given[0] });
            document.body.append(form);
            setTimeout(() => form.submit(), 0);
            return "soon";
            """, SERVICE + "/api/v1/auth/refresh");
        await().until(() -> browser().address().startsWith(SERVICE));
    }

    private int audited(String type) {
        var read = VITRINE.send(VITRINE.request("/api/v1/audit-events?type=" + type + "&from=" + begun)
                .setHeader("Authorization", "Bearer " + VITRINE.token(Role.ADMIN)));
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        return read.json().path("items").size();
    }

    private static Browser browser() {
        return Objects.requireNonNull(browser);
    }

    private static Object run(String script) {
        return browser().run(OUR_PAGE + script, ANA);
    }
}
