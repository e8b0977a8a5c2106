package io.vitrine.benchmark;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A storm of logins: how many of those get in that bcrypt alone would let in on the threads given to it, and how long reads of a
 * product take meanwhile. Argument: the number of rounds.
 */
final class LoginBenchmark {

    static final String PASSWORD = "plum velvet harbour kite";
    static final String CREDENTIALS = "{\"email\":\"load@example.org\",\"password\":\"" + PASSWORD + "\"}";

    private static final int CLIENTS = 64;
    private static final int WARM_UP_SECONDS = 40;
    private static final int SECONDS = 16;
    private static final int READERS = 8;
    private static final int PAUSE = 20;

    private LoginBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
        try (var service = MeasuredService.started(-1)) {
            ImportBenchmark.fill(service, 1_000);
            var request = service.request("/api/v1/auth/register")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(CREDENTIALS))
                    .build();
            service.client().send(request, BodyHandlers.discarding());
            var product = "/api/v1/products/" + ReadBenchmark.firstId(service);
            Measured.load(-1, MeasuredService.PORT, product, READERS, WARM_UP_SECONDS, 0);
            stormWhile(() -> {});
            System.out.printf(
                    "%12s %12s %6s %14s %14s %6s%n", "logins/s", "bcrypt alone", "", "reads p99 us", "in a storm", "");
            for (int round = 0; round < rounds; round++) {
                var alone = bcryptAlone();
                var calm = read(product);
                var logins = stormWhile(() -> {});
                var stormy = new ArrayList<Measured>();
                stormWhile(() -> stormy.add(read(product)));
                System.out.printf(
                        "%12.2f %12.2f %6.2f %,14d %,14d %6.2f%n",
                        logins,
                        alone,
                        logins / alone,
                        calm.p99(),
                        stormy.getFirst().p99(),
                        (double) stormy.getFirst().p99() / calm.p99());
            }
        }
    }

    private static Measured read(String product) throws IOException {
        return Measured.load(-1, MeasuredService.PORT, product, READERS, SECONDS - 2, PAUSE);
    }

    private static double bcryptAlone() throws IOException {
        try (var load =
                ChildProcess.java(-1, List.of(), BcryptLoad.class, List.of(Integer.toString(SECONDS)), Map.of())) {
            return Double.parseDouble(load.output().strip());
        }
    }

    private interface Meanwhile {
        void run() throws IOException;
    }

    private static double stormWhile(Meanwhile meanwhile) throws IOException {
        try (var load = ChildProcess.java(
                -1,
                List.of(),
                LoginLoad.class,
                List.of(Integer.toString(CLIENTS), Integer.toString(SECONDS)),
                Map.of())) {
            meanwhile.run();
            var figures = load.output().strip().split(" ", -1);
            if (!figures[2].equals("0")) {
                throw new IllegalStateException(figures[2] + " logins were refused");
            }
            return Double.parseDouble(figures[0]);
        }
    }
}
