package io.vitrine.benchmark;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads one product and a page of 20, against a bare Reactor Netty server that sends the same bytes: servers on one core,
 * the load on the other, in turns. Argument: the number of rounds.
 */
final class ReadBenchmark {

    private static final int BARE_PORT = 3904;
    private static final int CONNECTIONS = 64;
    private static final int SECONDS = 6;

    private ReadBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        try (var service = MeasuredService.started(0)) {
            ImportBenchmark.fill(service, 10_000);
            var product = "/api/v1/products/" + firstId(service);
            System.out.printf("%-28s %10s %10s %7s %9s %9s%n", "", "requests/s", "bare", "ratio", "p50 us", "p99 us");
            compare("product by id", product, service, rounds);
            compare("the same, authenticated", product, service, rounds, service.authorization());
            compare("page of 20", "/api/v1/products?size=20", service, rounds);
            compare(
                    "page of 20 of two brands",
                    "/api/v1/products?brand=house-of-a-0&brand=house-of-b-1&size=20",
                    service,
                    rounds);
        }
    }

    private static void compare(String name, String path, MeasuredService service, int rounds, String... headers)
            throws IOException, InterruptedException {
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
            load(MeasuredService.PORT, path, 45, headers);
            load(BARE_PORT, path, 10);
            var ours = new ArrayList<Measured>();
            var theirs = new ArrayList<Measured>();
            for (int round = 0; round < rounds; round++) {
                ours.add(load(MeasuredService.PORT, path, SECONDS, headers));
                theirs.add(load(BARE_PORT, path, SECONDS));
            }
            var our = median(ours);
            var their = median(theirs);
            System.out.printf(
                    "%-28s %,10d %,10d %7.3f %,9d %,9d%s%n",
                    name,
                    our.rate(),
                    their.rate(),
                    (double) our.rate() / their.rate(),
                    our.median(),
                    our.p99(),
                    our.failed() == 0 ? "" : "  " + our.failed() + " failed");
        }
    }

    static Measured median(List<Measured> rounds) {
        return rounds.stream()
                .sorted((one, other) -> Long.compare(one.rate(), other.rate()))
                .toList()
                .get(rounds.size() / 2);
    }

    private static Measured load(int port, String path, int seconds, String... headers) throws IOException {
        return Measured.load(1, port, path, CONNECTIONS, seconds, 0, headers);
    }

    static String firstId(MeasuredService service) throws IOException, InterruptedException {
        return ids(service, 1).getFirst();
    }

    /** The identities of some products. */
    static List<String> ids(MeasuredService service, int most) throws IOException, InterruptedException {
        var page = service.client()
                .send(
                        service.request("/api/v1/products?fields=id&size=" + most)
                                .build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
        return Pattern.compile("\"id\":\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
