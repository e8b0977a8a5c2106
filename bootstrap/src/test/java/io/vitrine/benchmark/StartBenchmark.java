package io.vitrine.benchmark;

import io.vitrine.adapter.r2dbc.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * From launch to the first answer of a production start, on a PostgreSQL beside it that is migrated: the jar as it was built, extracted, and
 * as {@code deploy/start} starts it; in turns. Then what memory each takes while its products are read. Arguments: the number of rounds
 * and the seconds of load.
 */
final class StartBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(5);
    private static final int CONNECTIONS = 64;
    private static final int ANY_CORE = -1;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A way to start the service on a port. */
    private record Way(String name, IntFunction<ChildProcess> launch) {}

    /** One launch: how long it took, and the resident memory and processor time by then. */
    private record Launch(long millis, long memory, long processor) {}

    private StartBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length < 1 ? 5 : Integer.parseInt(arguments[0]);
        var seconds = arguments.length < 2 ? 20 : Integer.parseInt(arguments[1]);
        var folder = Files.createTempDirectory("vitrine-start");
        try (var database = TestDatabase.started()) {
            var deployment = Deployment.prepared(
                    folder.resolve("vitrine"),
                    "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                            + database.name());
            var ways = List.of(
                    new Way("the jar", port -> deployment.startPlain(false, port)),
                    new Way("extracted", port -> deployment.startPlain(true, port)),
                    new Way("deploy/start", port -> deployment.start(port, Map.of())));
            launches(ways, rounds);
            load(ways, seconds);
        } finally {
            delete(folder);
        }
    }

    private static void launches(List<Way> ways, int rounds) throws IOException {
        var found = ways.stream().map(_ -> new ArrayList<Launch>()).toList();
        for (int round = 0; round < rounds; round++) {
            for (int way = 0; way < ways.size(); way++) {
                found.get(way).add(launched(ways.get(way)));
            }
        }
        System.out.printf("%-14s %10s %10s %14s %9s%n", "", "median ms", "least ms", "processor ms", "RSS MiB");
        for (int way = 0; way < ways.size(); way++) {
            var launches = found.get(way);
            launches.sort(Comparator.comparingLong(Launch::millis));
            var median = launches.get(rounds / 2);
            System.out.printf(
                    "%-14s %,10d %,10d %,14d %,9d%n",
                    ways.get(way).name(),
                    median.millis(),
                    launches.getFirst().millis(),
                    median.processor(),
                    median.memory());
        }
    }

    private static Launch launched(Way way) throws IOException {
        var port = Deployment.freePort();
        var begin = System.nanoTime();
        try (var service = way.launch().apply(port)) {
            service.discardOutput();
            awaitAnswer(service, port);
            return new Launch(
                    Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                    service.residentMemory(),
                    service.processorTime().toMillis());
        }
    }

    private static void load(List<Way> ways, int seconds) throws IOException {
        System.out.printf("%n%-14s %10s %12s %12s%n", "under load", "requests/s", "VmRSS MiB", "VmHWM MiB");
        for (var way : ways) {
            var port = Deployment.freePort();
            try (var service = way.launch().apply(port)) {
                service.discardOutput();
                var id = ID.matcher(awaitAnswer(service, port));
                if (!id.find()) {
                    throw new IllegalStateException("there are no products");
                }
                var measured =
                        Measured.load(ANY_CORE, port, "/api/v1/products/" + id.group(1), CONNECTIONS, seconds, 0);
                System.out.printf(
                        "%-14s %,10d %,12d %,12d%s%n",
                        way.name(),
                        measured.rate(),
                        service.residentMemory(),
                        service.peakMemory(),
                        measured.failed() == 0 ? "" : "  " + measured.failed() + " failed");
            }
        }
    }

    /** The first good answer: a list of one product. */
    private static String awaitAnswer(ChildProcess service, int port) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/products?size=1"))
                .build();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && service.isAlive()) {
            try {
                var answer = CLIENT.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
            } catch (IOException _) {
                // it does not listen yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
        throw new IllegalStateException("the service did not start");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
