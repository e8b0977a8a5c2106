package io.vitrine.benchmark;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Sixteen sessions that refresh without pause, against a bare Reactor Netty server that sends the same bytes: the service and
 * PostgreSQL on one core, the load on the other. It becomes warm on both. Argument: the number of rounds.
 */
final class RefreshBenchmark {

    private static final int BARE_PORT = 3904;
    private static final int SESSIONS = 16;
    private static final int WARM_UP_SECONDS = 45;
    private static final int SECONDS = 8;
    private static final String CREDENTIALS =
            "{\"email\":\"load@example.org\",\"password\":\"plum velvet harbour kite\"}";

    private RefreshBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        try (var service = MeasuredService.started(-1)) {
            post(service, "/api/v1/auth/register");
            var body = post(service, "/api/v1/auth/login");
            try (var bare = ChildProcess.java(
                    -1,
                    List.of(),
                    BareServer.class,
                    List.of(
                            Integer.toString(BARE_PORT),
                            Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8))),
                    Map.of())) {
                bare.firstLine();
                load(MeasuredService.PORT, WARM_UP_SECONDS, signedIn(service));
                load(BARE_PORT, SECONDS, signedIn(service));
                service.stayOn(0, true);
                bare.stayOn(0);
                load(MeasuredService.PORT, SECONDS, signedIn(service));
                var ours = new ArrayList<Long>();
                var theirs = new ArrayList<Long>();
                for (int round = 0; round < rounds; round++) {
                    ours.add(load(MeasuredService.PORT, SECONDS, signedIn(service)));
                    theirs.add(load(BARE_PORT, SECONDS, signedIn(service)));
                }
                System.out.printf(
                        "refreshes/s %,d   bare server %,d   ratio %.3f%n",
                        median(ours), median(theirs), (double) median(ours) / median(theirs));
            }
        }
    }

    private static long load(int port, int seconds, List<String> tokens) throws IOException {
        var arguments = new ArrayList<>(List.of(Integer.toString(port), Integer.toString(seconds)));
        arguments.addAll(tokens);
        try (var load = ChildProcess.java(1, List.of(), RefreshLoad.class, arguments, Map.of())) {
            var figures = load.output().strip().split(" ", -1);
            if (!figures[1].equals("0")) {
                throw new IllegalStateException(figures[1] + " sessions were refused");
            }
            return Long.parseLong(figures[0]) / seconds;
        }
    }

    private static List<String> signedIn(MeasuredService service) throws IOException, InterruptedException {
        var tokens = new ArrayList<String>();
        for (int n = 0; n < SESSIONS; n++) {
            tokens.add(
                    post(service, "/api/v1/auth/login").replaceFirst("(?s)^.*\"refreshToken\":\"([^\"]+)\".*$", "$1"));
        }
        return tokens;
    }

    private static String post(MeasuredService service, String path) throws IOException, InterruptedException {
        var request = service.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(CREDENTIALS))
                .build();
        return service.client().send(request, BodyHandlers.ofString()).body();
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
