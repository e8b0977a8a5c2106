package io.vitrine.benchmark;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What a request costs from its first byte to its last, without PostgreSQL: a product that is remembered, with everything on, and with
 * everything but the limits, against a bare Reactor Netty server that sends the same bytes. Servers on one core once they are warm, the load
 * on the other, in turns. Argument: the number of rounds.
 */
final class ChainBenchmark {

    private static final int BARE_PORT = 3904;
    private static final int UNLIMITED_PORT = 3905;
    private static final int CONNECTIONS = 64;
    private static final int WARM_UP = 30;
    private static final int SECONDS = 6;

    private ChainBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        try (var service = MeasuredService.started(-1, RememberingService.class);
                var unlimited = service.another(-1, RememberingService.class, List.of("unlimited"), UNLIMITED_PORT)) {
            ImportBenchmark.fill(service, 1_000);
            var path = "/api/v1/products/" + ReadBenchmark.firstId(service);
            var body = service.client()
                    .send(service.request(path).build(), BodyHandlers.ofByteArray())
                    .body();
            try (var bare = ChildProcess.java(
                    0,
                    List.of(),
                    BareServer.class,
                    List.of(Integer.toString(BARE_PORT), Base64.getEncoder().encodeToString(body)),
                    Map.of())) {
                bare.firstLine();
                compare(service, unlimited, path, rounds);
            }
        }
    }

    private static void compare(MeasuredService service, ChildProcess unlimited, String path, int rounds)
            throws IOException {
        var ports = List.of(MeasuredService.PORT, UNLIMITED_PORT, BARE_PORT);
        var found = new ArrayList<List<Measured>>();
        for (var port : ports) {
            load(port, path, port == BARE_PORT ? SECONDS : WARM_UP);
            found.add(new ArrayList<>());
        }
        service.stayOn(0, false);
        unlimited.stayOn(0);
        for (int round = 0; round < rounds; round++) {
            for (int server = 0; server < ports.size(); server++) {
                found.get(server).add(load(ports.get(server), path, SECONDS));
            }
        }
        var medians = found.stream().map(ReadBenchmark::median).toList();
        var bare = medians.getLast().rate();
        System.out.printf("%-24s %10s %7s %9s %9s%n", "", "requests/s", "ratio", "p50 us", "p99 us");
        print("everything on", medians.get(0), bare);
        print("without limits", medians.get(1), bare);
        print("bare Reactor Netty", medians.get(2), bare);
        System.out.printf(
                "limits cost %.1f %%%n",
                100.0
                        * (medians.get(1).rate() - medians.get(0).rate())
                        / medians.get(1).rate());
    }

    private static void print(String name, Measured measured, long bare) {
        System.out.printf(
                "%-24s %,10d %7.3f %,9d %,9d%s%n",
                name,
                measured.rate(),
                (double) measured.rate() / bare,
                measured.median(),
                measured.p99(),
                measured.failed() == 0 ? "" : "  " + measured.failed() + " failed");
    }

    private static Measured load(int port, String path, int seconds) throws IOException {
        return Measured.load(1, port, path, CONNECTIONS, seconds, 0);
    }
}
