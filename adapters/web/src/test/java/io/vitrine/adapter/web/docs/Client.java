package io.vitrine.adapter.web.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Asks the service, and holds every answer against the contract. */
final class Client {

    static final String EDITOR = "Bearer ana~editor";
    static final String ADMIN = "Bearer root~admin";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Contract contract;

    Client(int port, Contract contract) {
        this.base = "http://localhost:" + port;
        this.contract = contract;
    }

    Asking ask(String method, String path) {
        return new Asking(method, path, Map.of(), new byte[0]);
    }

    Asking edit(String method, String path) {
        return ask(method, path).with("Authorization", EDITOR);
    }

    Asking administer(String method, String path) {
        return ask(method, path).with("Authorization", ADMIN);
    }

    Asking by(Person person, String method, String path) {
        return ask(method, path).with("Authorization", "Bearer " + person.accessToken());
    }

    /** A request, to be changed and sent. */
    final class Asking {

        private final String method;
        private final String path;
        private final Map<String, String> headers;
        private final byte[] body;

        private Asking(String method, String path, Map<String, String> headers, byte[] body) {
            this.method = method;
            this.path = path;
            this.headers = headers;
            this.body = body;
        }

        Asking with(String header, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Asking(method, path, more, body);
        }

        Asking without(String header) {
            var fewer = new LinkedHashMap<>(headers);
            fewer.remove(header);
            return new Asking(method, path, fewer, body);
        }

        Asking at(String otherPath) {
            return new Asking(method, otherPath, headers, body);
        }

        Asking json(String text) {
            return with("Content-Type", "application/json").sending(text.getBytes(UTF_8));
        }

        Asking patch(String text) {
            return with("Content-Type", "application/merge-patch+json").sending(text.getBytes(UTF_8));
        }

        Asking lines(String text) {
            return with("Content-Type", "application/x-ndjson").sending(text.getBytes(UTF_8));
        }

        Asking sending(byte[] other) {
            return new Asking(method, path, headers, other);
        }

        String path() {
            return path;
        }

        Answer send() {
            var address = URI.create(base + path);
            var request = HttpRequest.newBuilder(address)
                    .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            try {
                var answer = http.send(request.build(), BodyHandlers.ofByteArray());
                contract.check(method, address, answer);
                return new Answer(answer);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        /** Sends it, and expects this status; of a problem also its code. */
        Answer gives(int status, String... code) {
            var answer = send();
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            if (code.length > 0) {
                assertThat(answer.json().path("code").asString()).isEqualTo(code[0]);
            }
            return answer;
        }
    }

    /** An answer that the contract allows. */
    record Answer(HttpResponse<byte[]> http) {

        int status() {
            return http.statusCode();
        }

        String text() {
            return new String(http.body(), UTF_8);
        }

        JsonNode json() {
            return Contract.JSON.readTree(http.body());
        }

        String header(String name) {
            return http.headers().firstValue(name).orElseThrow();
        }
    }
}
