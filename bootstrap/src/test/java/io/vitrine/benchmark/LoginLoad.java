package io.vitrine.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Clients that log in again and again; one that is told to come back later does. Prints logins a second, how many were told so, and
 * how many failed. Arguments: clients, seconds.
 */
final class LoginLoad {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest login = HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + MeasuredService.PORT + "/api/v1/auth/login"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(LoginBenchmark.CREDENTIALS))
            .build();
    private final AtomicLong in = new AtomicLong();
    private final AtomicLong firstAt = new AtomicLong();
    private final AtomicLong lastAt = new AtomicLong();
    private final AtomicLong deferred = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final long end;

    private LoginLoad(long end) {
        this.end = end;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var seconds = Long.parseLong(arguments[1]);
        var load = new LoginLoad(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = IntStream.range(0, Integer.parseInt(arguments[0]))
                    .<Callable<Void>>mapToObj(_ -> load::logIn)
                    .toList();
            clients.invokeAll(work);
        }
        System.out.printf("%.2f %d %d%n", load.rate(), load.deferred.get(), load.failed.get());
    }

    /** From the first login to the last one: what the start takes is not theirs. */
    private double rate() {
        return 1e9 * (in.get() - 1) / (lastAt.get() - firstAt.get());
    }

    private Void logIn() throws IOException, InterruptedException {
        while (System.nanoTime() < end) {
            var answer = client.send(login, BodyHandlers.discarding());
            switch (answer.statusCode()) {
                case 200 -> {
                    var now = System.nanoTime();
                    if (now < end) {
                        firstAt.compareAndSet(0, now);
                        lastAt.accumulateAndGet(now, Math::max);
                        in.incrementAndGet();
                    }
                }
                case 503 -> {
                    deferred.incrementAndGet();
                    Thread.sleep(Duration.ofSeconds(
                            answer.headers().firstValueAsLong("Retry-After").orElse(1)));
                }
                default -> failed.incrementAndGet();
            }
        }
        return null;
    }
}
