package io.vitrine.endtoend.owasp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.endtoend.Vitrine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from elsewhere is data: files of suppliers, headers of proxies, answers of the mail server. */
class Api10UnsafeConsumptionOfApisTest {

    private final Vitrine vitrine = Vitrine.empty();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "<script>alert(1)</script>",
                "'; DROP TABLE products; --",
                "${jndi:ldap://127.0.0.1/x}",
                "#{T(java.lang.Runtime).getRuntime().exec('id')}",
                "%s%n%x",
                "..\u2215..\u2215etc"
            })
    void a_line_of_an_import_is_kept_as_it_is_and_means_nothing(String name) {
        var line = Vitrine.JSON.writeValueAsString(Map.of("sku", "A", "name", name, "brand", name));

        assertThat(vitrine.upload(line + "\n").json().path("created").asInt()).isEqualTo(1);

        var product = vitrine.get("/api/v1/products/by-sku/A");
        assertThat(product.json().path("name").asString()).isEqualTo(name);
        assertThat(product.header("Content-Type")).isEqualTo("application/json");
        assertThat(vitrine.get("/api/v1/products", "Accept", "text/csv").body()).doesNotContain(",=cmd");
        assertThat(vitrine.get("/api/v1/products?count=exact")
                        .json()
                        .at("/page/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void headers_that_only_a_proxy_may_send_change_nothing() {
        var headers = new String[] {
            "X-Forwarded-Host", "hostile.example",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Prefix", "/hostile",
            "Forwarded", "for=127.0.0.1;host=hostile.example;proto=https",
            "X-Original-URL", "/api/v1/users",
            "X-Rewrite-URL", "/api/v1/users",
            "X-User-ID", "admin"
        };
        vitrine.upload("{\"sku\":\"A\",\"name\":\"a\"}\n{\"sku\":\"B\",\"name\":\"b\"}\n");

        var list = vitrine.get("/api/v1/products?size=1", headers);
        var made = vitrine.post("/api/v1/products", "{\"sku\":\"C\",\"name\":\"c\"}", headers);

        assertThat(list.header("Link")).startsWith("</api/v1/products?").doesNotContain("hostile");
        assertThat(made.header("Location")).startsWith("/api/v1/products/");
        assertThat(list.header("Strict-Transport-Security")).isEmpty();
        assertThat(vitrine.get("/api/v1/users", headers).status()).isEqualTo(401);
    }

    @Test
    void a_mail_server_that_says_strange_things_changes_no_answer() throws IOException {
        var asked = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var mailing = Vitrine.with(Map.of(
                        "spring.mail.host",
                        "127.0.0.1",
                        "spring.mail.port",
                        server.getLocalPort(),
                        "vitrine.passwords.cost",
                        10))) {
            Thread.ofVirtual().start(() -> answerStrangely(server, asked));

            var answer = mailing.anonymousPost(
                    "/api/v1/auth/register", Somebody.credentials("eve@example.org", Somebody.PASSWORD));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body()).doesNotContain("script", "554");
            await().until(() -> asked.get() > 0);
            assertThat(mailing.get("/api/v1/products").status()).isEqualTo(200);
        }
    }

    private static void answerStrangely(ServerSocket server, AtomicInteger asked) {
        try {
            while (true) {
                try (var client = server.accept()) {
                    asked.incrementAndGet();
                    client.getOutputStream()
                            .write(("554-<script>alert(1)</script>\r\n".repeat(10_000) + "554 \0\r\n").getBytes(UTF_8));
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }
}
