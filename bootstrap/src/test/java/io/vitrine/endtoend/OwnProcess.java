package io.vitrine.endtoend;

import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.benchmark.ChildProcess;
import io.vitrine.bootstrap.VitrineApplication;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service in a process of its own, with memory and files of its own. */
final class OwnProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:MaxDirectMemorySize=256m");
    private static final int ANY_CORE = -1;

    private final ChildProcess process;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private OwnProcess(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static OwnProcess started(TestDatabase database, Path folder, Map<String, String> settings) throws IOException {
        var port = freePort();
        var environment = new HashMap<>(settings);
        environment.put("PORT", Integer.toString(port));
        environment.put("MANAGEMENT_PORT", "0");
        environment.put(
                "DATABASE_URL",
                "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                        + database.name());
        environment.put("VITRINE_DATA", folder.resolve("data").toString());
        var process = ChildProcess.java(ANY_CORE, SMALL, VitrineApplication.class, List.of(), environment);
        process.discardOutput();
        var service = new OwnProcess(process, port);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> service.answers() == 200);
        return service;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** The status that a client is answered with which has no connection yet or keeps one, as every other does. */
    int answers() throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/products?size=1"))
                                .timeout(PATIENCE)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    /** Its largest resident memory so far; 0 where the machine does not tell. */
    long peakMegabytes() throws IOException {
        return process.peakMemory();
    }

    @Override
    public void close() {
        process.close();
    }
}
