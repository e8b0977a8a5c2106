package io.vitrine.endtoend.owasp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vitrine.domain.account.Role;
import io.vitrine.endtoend.Vitrine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No address that a client sends is ever called: a server of ours counts who comes. */
class Api7ServerSideRequestForgeryTest {

    private final Vitrine vitrine = Vitrine.empty();
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpServer inside;
    private final String address;

    Api7ServerSideRequestForgeryTest() throws IOException {
        inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + inside.getAddress().getPort() + "/secret";
    }

    @BeforeEach
    void somebody_listens() {
        inside.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        inside.start();
    }

    @AfterEach
    void nobody_came() {
        inside.stop(0);
        assertThat(calls).hasValue(0);
    }

    @Test
    void the_address_of_an_image_is_kept_and_not_called() {
        var product = vitrine.post(
                "/api/v1/products", "{\"sku\":\"A\",\"name\":\"Bag\",\"imageUrl\":\"%s\"}".formatted(address));
        assertThat(product.status()).isEqualTo(201);

        assertThat(vitrine.get(product.header("Location"))
                        .json()
                        .path("imageUrl")
                        .asString())
                .isEqualTo(address);
        assertThat(vitrine.get("/api/v1/products", "Accept", "text/csv").body()).contains(address);
    }

    @Test
    void addresses_of_imported_images_are_not_called() {
        var imported = vitrine.upload(
                "{\"sku\":\"A\",\"name\":\"Bag\",\"imageUrl\":\"%1$s\",\"attributes\":{\"site\":\"%1$s\"}}\n"
                        .formatted(address));

        assertThat(imported.json().path("created").asInt()).as(imported.body()).isEqualTo(1);
    }

    @Test
    void an_image_is_on_the_web_and_in_no_file() {
        for (var scheme :
                new String[] {"file:///etc/passwd", "gopher://127.0.0.1:1/", "jar:" + address, "//127.0.0.1/x"}) {
            assertThat(vitrine.post(
                                    "/api/v1/products",
                                    "{\"sku\":\"A\",\"name\":\"Bag\",\"imageUrl\":\"%s\"}".formatted(scheme))
                            .status())
                    .as(scheme)
                    .isEqualTo(422);
        }
    }

    @Test
    void keys_are_not_fetched_from_where_a_token_says() {
        var parts = vitrine.token(Role.ADMIN).split("\\.");
        for (var member : new String[] {"jku", "x5u"}) {
            var head = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"%s\":\"%s\"}".formatted(member, address);
            var token = Base64.getUrlEncoder().withoutPadding().encodeToString(head.getBytes(UTF_8)) + "." + parts[1]
                    + "." + parts[2];

            assertThat(vitrine.get("/api/v1/audit-events", "Authorization", "Bearer " + token)
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void the_service_is_no_proxy() throws IOException {
        try (var socket = new Socket("localhost", vitrine.port())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Host: %s\r\nConnection: close\r\n\r\n"
                            .formatted(address, address.substring(7))
                            .getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .matches("(?s)HTTP/1.1 4\\d\\d .*");
        }
    }
}
