package io.vitrine.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Sessions that refresh without pause, each with its own token. Prints the number of refreshes and of failures. Arguments: port,
 * seconds, a refresh token for each session.
 */
final class RefreshLoad {

    private static final Pattern TOKEN = Pattern.compile("\"refreshToken\":\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong refreshed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final URI address;
    private final long end;

    private RefreshLoad(String port, long end) {
        this.address = URI.create("http://127.0.0.1:" + port + "/api/v1/auth/refresh");
        this.end = end;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var load = new RefreshLoad(
                arguments[0], System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1])));
        load.run(Arrays.asList(arguments).subList(2, arguments.length));
        System.out.println(load.refreshed + " " + load.failed);
    }

    private void run(List<String> tokens) throws InterruptedException {
        try (var sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var session :
                    sessions.invokeAll(tokens.stream().map(this::session).toList())) {
                if (session.state() != Future.State.SUCCESS) {
                    failed.incrementAndGet();
                }
            }
        }
    }

    private Callable<Boolean> session(String token) {
        return () -> {
            refreshOn(token);
            return true;
        };
    }

    private void refreshOn(String first) throws IOException, InterruptedException {
        var token = first;
        while (System.nanoTime() < end) {
            var request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"refreshToken\":\"" + token + "\"}"))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            var next = TOKEN.matcher(answer.body());
            if (answer.statusCode() != 200 || !next.find()) {
                failed.incrementAndGet();
                return;
            }
            token = next.group(1);
            refreshed.incrementAndGet();
        }
    }
}
