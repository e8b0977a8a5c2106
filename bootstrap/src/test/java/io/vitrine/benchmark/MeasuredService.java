package io.vitrine.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The whole service in a process of its own with 256 MiB of heap, on a PostgreSQL that keeps what it stores as a
 * production one would.
 */
final class MeasuredService implements AutoCloseable {

    static final int PORT = 3903;

    private static final String MAIN = "io.vitrine.bootstrap.VitrineApplication";
    private static final List<String> OPTIONS = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Dio.netty.leakDetection.level=disabled");

    private final EmbeddedPostgres database;
    private final Path data;
    private final ChildProcess process;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;

    private MeasuredService(EmbeddedPostgres database, Path data, int core, Class<?> main) throws IOException {
        this.database = database;
        this.data = data;
        try (var issuing = ChildProcess.java(-1, List.of(), mainClass(), List.of("token"), environment(PORT))) {
            token = issuing.output().strip();
        }
        process = ChildProcess.java(core, OPTIONS, main, List.of(), environment(PORT));
        process.discardOutput();
        awaitAnswer(PORT);
    }

    /**
     * A second service beside it, at another port and with the same database.
     *
     * @param main what starts it in place of its own main class
     * @param further settings besides those that both have
     */
    ChildProcess another(int core, @Nullable Class<?> main, Map<String, String> further, int port) {
        var environment = new HashMap<>(environment(port));
        environment.putAll(further);
        var other = ChildProcess.java(core, OPTIONS, main == null ? mainClass() : main, List.of(), environment);
        other.discardOutput();
        awaitAnswer(port);
        return other;
    }

    /** A token of somebody who only reads. */
    String readersToken() throws IOException {
        try (var issuing =
                ChildProcess.java(-1, List.of(), mainClass(), List.of("token", "--role=user"), environment(PORT))) {
            return issuing.output().strip();
        }
    }

    /** @param core the core that the service shall stay on; negative for any */
    static MeasuredService started(int core) throws IOException {
        return started(core, mainClass());
    }

    /** @param main what starts it in place of its own main class */
    static MeasuredService started(int core, Class<?> main) throws IOException {
        var database = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                // A server that has run for a while writes over its old logs instead of filling new ones with zeros.
                .setServerConfig("wal_init_zero", "off")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .start();
        return new MeasuredService(database, Files.createTempDirectory("vitrine-benchmark"), core, main);
    }

    private static Class<?> mainClass() {
        try {
            return Class.forName(MAIN);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> environment(int port) {
        return Map.of(
                "MANAGEMENT_PORT",
                "0",
                "PORT",
                Integer.toString(port),
                "DATABASE_URL",
                "postgresql://postgres@localhost:" + database.getPort() + "/postgres",
                "VITRINE_DATA",
                data.toString(),
                "VITRINE_LIMITS_API_REQUESTS",
                "1000000",
                "VITRINE_LIMITS_API_WINDOW",
                "1s",
                "VITRINE_LIMITS_AUTH_REQUESTS",
                "1000000");
    }

    private void awaitAnswer(int port) {
        var deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (client.send(request(port, "/api/v1/brands").build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException _) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IllegalStateException("the service did not start");
    }

    HttpClient client() {
        return client;
    }

    /** The header of an editor's token. */
    String authorization() {
        return "Authorization: Bearer " + token;
    }

    /** A request with an editor's token. */
    HttpRequest.Builder request(String path) {
        return request(PORT, path);
    }

    private HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    /** Moves it, and its database where that is wanted, to one core for good: once it is warm, which takes long on a single one. */
    void stayOn(int core, boolean withDatabase) {
        process.stayOn(core);
        if (withDatabase) {
            ProcessHandle.current()
                    .descendants()
                    .filter(it -> it.info().command().orElse("").endsWith("postgres"))
                    .forEach(it -> ChildProcess.stayOn(core, it.pid()));
        }
    }

    ChildProcess process() {
        return process;
    }

    EmbeddedPostgres database() {
        return database;
    }

    @Override
    public void close() throws IOException {
        process.close();
        database.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
