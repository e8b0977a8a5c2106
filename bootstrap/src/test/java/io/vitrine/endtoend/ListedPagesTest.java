package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.domain.account.Role;
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

/** Pages of other origins in a real browser: those that are listed use the API, others do not. */
class ListedPagesTest {

    private static final String SERVICE = "http://localhost:3003";

    private static final String PAGE = """
        const [address, token] = given[0].split("|");
        const tried = async (options) => {
          try { return (await fetch(address, options)).status; } catch (refused) { return refused.name; }
        };
        const patch = (version, name) => tried({
          method: "PATCH", body: JSON.stringify({ name }),
          headers: { "Content-Type": "application/merge-patch+json", "If-Match": version, "Authorization": token } });
        """;

    private static final Vitrine VITRINE = Vitrine.with(Map.of("vitrine.cors.origins", "http://shop.example"));
    private static final Wire WIRE = Wire.to(VITRINE.port());
    private static final Site SITE = Site.started();

    @TempDir
    private static Path profile;

    private static @Nullable Browser browser;

    private String product = "";

    @BeforeAll
    static void there_is_a_browser() {
        Browser.requireOne("pages of other origins in a browser");
        browser = Browser.started(
                profile,
                Map.of(
                        "localhost:3003", WIRE.port(),
                        "shop.example:80", SITE.port(),
                        "other.example:80", SITE.port()));
    }

    @BeforeEach
    void there_is_a_product() {
        TestDatabase.shared().empty();
        product = VITRINE.post("/api/v1/products", "{\"sku\":\"A\",\"name\":\"Bag\"}")
                .header("Location");
        assertThat(product).isNotEmpty();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        SITE.close();
        WIRE.close();
        VITRINE.close();
    }

    @Test
    void a_listed_page_reads_answers_and_their_headers() {
        var read = on("http://shop.example", """
            const answer = await fetch(address);
            const list = await fetch(new URL("/api/v1/products?size=1", address));
            const { sku } = await answer.json();
            return [sku, answer.headers.get("ETag"), answer.headers.get("X-Request-Id").length,
              answer.headers.get("X-Response-Time").endsWith("ms"), (await list.json()).items.length];
            """);

        assertThat(read).isEqualTo(List.of("A", "\"1\"", 16L, true, 1L));
    }

    @Test
    void a_listed_page_writes() {
        var written = on("http://shop.example", """
            return [await patch('"1"', "One"), await patch('"2"', "Two"), await patch('"1"', "Three")];
            """);

        assertThat(written).isEqualTo(List.of(200L, 200L, 412L));
    }

    /** Chromium asks anew for each request that has a condition, as it caches nothing of these. */
    @Test
    void a_listed_page_asks_only_once_whether_it_may() {
        var read = on("http://shop.example", """
            const headers = { "Authorization": token };
            return [await tried({ headers }), await tried({ headers }), await tried({ headers })];
            """);

        assertThat(read).isEqualTo(List.of(200L, 200L, 200L));
        assertThat(WIRE.requests().stream().filter(it -> it.is("GET", product))).hasSize(3);
        assertThat(WIRE.requests().stream().filter(it -> it.is("OPTIONS", product)))
                .hasSize(1);
    }

    @Test
    void a_listed_page_does_not_read_what_comes_with_cookies() {
        assertThat(on("http://shop.example", "return tried({ credentials: 'include' });"))
                .isEqualTo("TypeError");
    }

    @Test
    void another_page_neither_reads_nor_writes() {
        var happened = on("http://other.example", """
            return [await tried({}), await patch('"1"', "Mine"), await tried({ method: "DELETE" }),
              await tried({ mode: "no-cors" })];
            """);

        assertThat(happened).isEqualTo(List.of("TypeError", "TypeError", "TypeError", "TypeError"));
        assertThat(WIRE.requests())
                .anyMatch(it -> it.is("GET", product) && it.has("Origin: http://other.example"))
                .anyMatch(it -> it.is("OPTIONS", product) && it.has("Origin: http://other.example"))
                .noneMatch(it -> it.is("PATCH", product) || it.is("DELETE", product));
        assertThat(VITRINE.get(product).header("ETag")).isEqualTo("\"1\"");
    }

    private Object on(String origin, String script) {
        var page = Objects.requireNonNull(browser);
        page.open(origin + "/");
        return page.run(PAGE + script, SERVICE + product + "|Bearer " + VITRINE.token(Role.EDITOR));
    }
}
