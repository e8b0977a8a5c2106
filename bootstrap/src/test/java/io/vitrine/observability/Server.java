package io.vitrine.observability;

import io.vitrine.endtoend.Vitrine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A program that was started for tests, answers in JSON, and ends with them. */
final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** A Prometheus that keeps what it knows in a folder. */
    static Server prometheus(Path configuration, Path folder, int port) {
        return started(
                port,
                folder,
                Installed.PROMETHEUS.file(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--enable-feature=exemplar-storage",
                "--log.level=warn");
    }

    /** An Alertmanager that talks to no other. */
    static Server alertmanager(Path configuration, Path folder, int port) {
        return started(
                port,
                folder,
                Installed.ALERTMANAGER.file(),
                "--config.file=" + configuration,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=",
                "--log.level=warn");
    }

    private static Server started(int port, Path folder, String... command) {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            var server = new Server(process, port);
            Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> server.status("/-/ready") == 200);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int status(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    int port() {
        return port;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What it answers with, at {@code data}, to a path with parameters. */
    JsonNode ask(String path, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(uri(path + "?" + query))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(parameters + ": " + answer.body());
            }
            return Vitrine.JSON.readTree(answer.body()).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a query of PromQL gives now. */
    JsonNode query(String query) {
        return ask("/api/v1/query", Map.of("query", query)).path("result");
    }

    /** Waits until a query gives something. */
    void await(String query) {
        Awaitility.await(query)
                .atMost(PATIENCE.multipliedBy(2))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> !query(query).isEmpty());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
