package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS of our own. */
final class TlsTest {

    private static final ServedOverTls SERVED =
            ServedOverTls.started("--vitrine.web.head-within=500ms", "--vitrine.web.https-only=true");
    private static final String NOTHING = "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    @AfterAll
    static void close() {
        SERVED.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void what_is_safe_today_is_spoken(String version) throws IOException {
        try (var socket = SERVED.socket()) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            assertThat(socket.getSession().getCipherSuite()).matches(".*(GCM|CHACHA20_POLY1305).*");
        }
    }

    /** The client would have to be talked into it; what it offers is told to it in bytes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void what_was_safe_once_is_refused(int minor) throws IOException {
        try (var wire = Wire.to(SERVED.port())) {
            wire.out().write(hello(minor));

            assertThat(wire.next()).as("an alert").isEqualTo(21);
        }
    }

    /** A greeting of SSL 3.0, TLS 1.0 or TLS 1.1, which offers suites that those had. */
    private static byte[] hello(int minor) {
        var suites = new int[] {0xC0, 0x13, 0xC0, 0x14, 0xC0, 0x09, 0xC0, 0x0A, 0x00, 0x2F, 0x00, 0x35};
        var body = new ArrayList<Integer>(List.of(3, minor));
        for (int i = 0; i < 32; i++) {
            body.add(i);
        }
        body.addAll(List.of(0, 0, suites.length));
        for (var suite : suites) {
            body.add(suite);
        }
        body.addAll(List.of(1, 0));
        var bytes = new byte[9 + body.size()];
        var head = new int[] {22, 3, minor, 0, 4 + body.size(), 1, 0, 0, body.size()};
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i < head.length ? head[i] : body.get(i - head.length));
        }
        return bytes;
    }

    @Test
    void weak_suites_are_refused() {
        assertThatThrownBy(() -> {
                    try (var socket = SERVED.socket()) {
                        socket.setEnabledProtocols(new String[] {"TLSv1.2"});
                        socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"});
                        socket.startHandshake();
                    }
                })
                .isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void both_protocols_are_spoken_and_told_to_come_so_again(HttpClient.Version version) throws Exception {
        var answer = client(version).send(get("/nothing"), BodyHandlers.ofString());

        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=63072000; includeSubDomains; preload");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.headers().firstValue("connection")).isEmpty();
    }

    @Test
    void a_product_is_written_and_read_over_http_2() throws Exception {
        var sku = SERVED.web().newName();
        var client = client(HttpClient.Version.HTTP_2);
        var body = "{\"sku\":\"%s\",\"name\":\"Bag\",\"description\":\"%s\"}".formatted(sku, "soft ".repeat(3_000));

        var written = client.send(
                HttpRequest.newBuilder(uri("/api/v1/products"))
                        .header("Authorization", "Bearer ana~editor")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        var read = client.send(get("/api/v1/products/by-sku/" + sku), BodyHandlers.ofString());

        assertThat(written.statusCode()).isEqualTo(201);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("soft soft");
    }

    @Test
    void what_is_wanted_of_a_plain_connection_is_wanted_of_one_with_tls() throws IOException {
        assertThat(SERVED.exchange("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"malformed\"");
        assertThat(SERVED.exchange("nonsense\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("strict-transport-security: ");
        assertThat(SERVED.exchange("GET /%s HTTP/1.1\r\nHost: a\r\n\r\n".formatted("a".repeat(8 << 10))))
                .startsWith("HTTP/1.1 414");
        assertThat(SERVED.exchange("GET / HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n".formatted("a".repeat(16 << 10))))
                .startsWith("HTTP/1.1 431");
        assertThat(SERVED.exchange("GET /nothing HTTP/1.1\r\nHost:"))
                .as("a head that does not end")
                .isEmpty();
    }

    @Test
    void who_speaks_without_tls_is_not_understood() throws IOException {
        assertThat(Wire.exchange(SERVED.port(), NOTHING)).doesNotContain("HTTP/1.1 200", "HTTP/1.1 404");
    }

    @Test
    void http_2_is_not_spoken_without_tls() throws IOException {
        try (var plain = WebFixture.started("--server.http2.enabled=true")) {
            assertThat(Wire.exchange(
                            plain.port(),
                            "GET /nothing HTTP/1.1\r\n"
                                    + "Host: a\r\n"
                                    + "Connection: Upgrade, HTTP2-Settings\r\n"
                                    + "Upgrade: h2c\r\n"
                                    + "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n"
                                    + "GET /nothing HTTP/1.1\r\n"
                                    + "Host: a\r\n"
                                    + "Connection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 404")
                    .doesNotContain("HTTP/1.1 101");
            assertThat(Wire.exchange(plain.port(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
                    .startsWith("HTTP/1.1 400");
        }
    }

    /** New connections and kept ones, with a name and without, of both protocols; the certificate changes in the middle. */
    @Test
    void a_certificate_is_replaced_without_a_failed_request() throws Exception {
        try (var served = ServedOverTls.started();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stop = new AtomicBoolean();
            var answered = new AtomicInteger();
            var kept = new ArrayList<Callable<Integer>>();
            for (var version : HttpClient.Version.values()) {
                var client = client(served, version);
                kept.add(() -> asked(served, client));
                kept.add(() -> {
                    try (var fresh = client(served, version)) {
                        return asked(served, fresh);
                    }
                });
            }
            var load = kept.stream()
                    .map(call -> threads.submit(() -> {
                        while (!stop.get()) {
                            assertThat(call.call()).isEqualTo(404);
                            answered.incrementAndGet();
                        }
                        return null;
                    }))
                    .toList();
            await().until(() -> answered.get() > 100);

            served.certify("second");

            await().atMost(Duration.ofSeconds(20)).until(() -> shown(served).equals("CN=second"));
            var before = answered.get();
            await().until(() -> answered.get() > before + 100);
            stop.set(true);
            for (var asking : load) {
                asking.get();
            }
        }
    }

    private static int asked(ServedOverTls served, HttpClient client) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + served.port() + "/nothing"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static String shown(ServedOverTls served) throws IOException, SSLPeerUnverifiedException {
        try (var socket = served.socket()) {
            socket.startHandshake();
            var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        }
    }

    private static HttpClient client(HttpClient.Version version) {
        return client(SERVED, version);
    }

    private static HttpClient client(ServedOverTls served, HttpClient.Version version) {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(served.trusting())
                .build();
    }

    private static HttpRequest get(String path) {
        return HttpRequest.newBuilder(uri(path)).build();
    }

    private static URI uri(String path) {
        return URI.create("https://localhost:" + SERVED.port() + path);
    }
}
