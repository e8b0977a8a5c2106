package io.vitrine.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/**
 * What reads of the catalogue cost, each against a bare Reactor Netty server that is asked the same and sends the same bytes: from the near cache, from Redis, and
 * from PostgreSQL; compressed, with a token, without the limits, metrics or log. What is compared is the processor time of the servers for each request, which a slow
 * load does not hide. Servers on one core once they are warm, the load on the other, in turns. Then
 * Redis is stopped under load. Argument: the number of rounds.
 */
final class CacheBenchmark {

    private static final int BARE_PORT = 3904;
    private static final int OTHER_PORT = 3905;
    private static final int REDIS_PORT = 3906;
    private static final int CONNECTIONS = 64;
    private static final int WARM_UP = 20;

    /** What goes through more of the service takes Java longer to compile. */
    private static final int LONG_WARM_UP = 60;

    private static final int SECONDS = 5;
    private static final int PRODUCTS = 100;
    private static final String PAGE = "/api/v1/products?size=20";
    private static final Map<String, String> NOTHING_NEAR =
            Map.of("VITRINE_CACHE_NEAR_RESOURCES", "0B", "VITRINE_CACHE_NEAR_LISTS", "0B");
    private static final Map<String, String> UNMEASURED = Map.of("MANAGEMENT_METRICS_ENABLE_ALL", "false");
    private static final Map<String, String> UNTOLD = Map.of("VITRINE_LOG_ACCESS", "none");

    private final MeasuredService service;
    private final int rounds;
    private final String product;

    /** So many that no two are asked for at the same moment, and what one has read is not shared by others. */
    private final String products;

    private CacheBenchmark(MeasuredService service, int rounds) throws IOException, InterruptedException {
        this.service = service;
        this.rounds = rounds;
        this.product = "/api/v1/products/" + ReadBenchmark.firstId(service);
        this.products = ReadBenchmark.ids(service, PRODUCTS).stream()
                .map(id -> "/api/v1/products/" + id)
                .collect(Collectors.joining(","));
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
        var redis = new RedisServer(REDIS_PORT);
        redis.start();
        try (var service = MeasuredService.started(-1)) {
            ImportBenchmark.fill(service, 10_000);
            new CacheBenchmark(service, rounds).run();
        } finally {
            redis.stop();
        }
    }

    private void run() throws Exception {
        System.out.printf("%-28s %9s %9s %7s %12s %12s%n", "", "us each", "bare", "ratio", "requests/s", "bare");
        load(MeasuredService.PORT, product, WARM_UP);
        load(MeasuredService.PORT, PAGE, WARM_UP / 2);
        var reader = "Authorization: Bearer " + service.readersToken();
        load(MeasuredService.PORT, product, WARM_UP / 2, reader);
        System.out.printf(
                "memory after the warm-up: %d MiB%n", service.process().residentMemory());
        service.stayOn(0, false);
        compare("product", product, service.process(), MeasuredService.PORT);
        compare("product, gzip", product, service.process(), MeasuredService.PORT, "Accept-Encoding: gzip");
        compare("page of 20", PAGE, service.process(), MeasuredService.PORT);
        compare("page of 20, gzip", PAGE, service.process(), MeasuredService.PORT, "Accept-Encoding: gzip");
        compare("product, with a token", product, service.process(), MeasuredService.PORT, reader);
        withAnother("what the limits cost", UnlimitedService.class, Map.of(), this::compareWithout);
        withAnother("what metrics cost", null, UNMEASURED, this::compareWithout);
        withAnother(
                "products, from Redis",
                null,
                with(redis(), NOTHING_NEAR),
                (name, other) -> compare(name, products, other, OTHER_PORT));
        withAnother(
                "products, from PostgreSQL",
                null,
                NOTHING_NEAR,
                (name, other) -> compare(name, products, other, OTHER_PORT));
        withAnother(
                "the same, without a log",
                null,
                with(NOTHING_NEAR, UNTOLD),
                (name, other) -> compare(name, products, other, OTHER_PORT));
        withAnother("Redis stopped under load", null, redis(), this::stopRedis);
        System.out.printf(
                "memory at the end: %d MiB, at most %d MiB%n",
                service.process().residentMemory(), service.process().peakMemory());
    }

    private static Map<String, String> redis() {
        return Map.of(
                "REDIS_HOST", "localhost", "REDIS_PORT", Integer.toString(REDIS_PORT), "VITRINE_LIMITS_LEASE", "100");
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        var both = new LinkedHashMap<>(some);
        both.putAll(others);
        return both;
    }

    @FunctionalInterface
    private interface Part {
        void measure(String name, ChildProcess other) throws Exception;
    }

    private void withAnother(String name, @Nullable Class<?> main, Map<String, String> env, Part part)
            throws Exception {
        try (var another = service.another(-1, main, env, OTHER_PORT)) {
            load(OTHER_PORT, products, LONG_WARM_UP);
            another.stayOn(0);
            part.measure(name, another);
        }
    }

    private void compare(String name, String path, ChildProcess server, int port, String... headers) throws Exception {
        var request = service.request(path.split(",", 2)[0]);
        if (headers.length > 0 && headers[0].endsWith("gzip")) {
            request.header("Accept-Encoding", "gzip");
        }
        var body = service.client()
                .send(request.build(), BodyHandlers.ofByteArray())
                .body();
        try (var bare = bare(body)) {
            bare.firstLine();
            load(BARE_PORT, product, WARM_UP);
            bare.stayOn(0);
            var ours = new Costs(server);
            var theirs = new Costs(bare);
            load(port, path, SECONDS, headers);
            for (int round = 0; round < rounds; round++) {
                ours.measure(() -> load(port, path, SECONDS, headers));
                theirs.measure(() -> load(BARE_PORT, product, SECONDS, headers));
            }
            print(name, ours, theirs);
        }
    }

    private static ChildProcess bare(byte[] body) {
        return ChildProcess.java(
                -1,
                List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"),
                BareServer.class,
                List.of(Integer.toString(BARE_PORT), Base64.getEncoder().encodeToString(body)),
                Map.of());
    }

    private static void print(String name, Costs ours, Costs bare) {
        var failed = ours.rounds.stream().mapToLong(Measured::failed).sum();
        System.out.printf(
                "%-28s %9.1f %9.1f %7.3f %,12d %,12d%s%n",
                name,
                ours.microseconds(),
                bare.microseconds(),
                bare.microseconds() / ours.microseconds(),
                ReadBenchmark.median(ours.rounds).rate(),
                ReadBenchmark.median(bare.rounds).rate(),
                failed == 0 ? "" : "  " + failed + " failed");
    }

    /** What a server needs for a request: on a core of its own, its rate is the inverse, if only the load is quick enough. */
    private static final class Costs {
        private final ChildProcess server;
        private final List<Measured> rounds = new ArrayList<>();
        private final List<Double> microseconds = new ArrayList<>();

        Costs(ChildProcess server) {
            this.server = server;
        }

        Measured measure(Callable<Measured> load) throws Exception {
            var before = server.processorTime();
            var measured = load.call();
            var spent = server.processorTime().minus(before);
            rounds.add(measured);
            microseconds.add(spent.toNanos() / 1_000.0 / Math.max(1, measured.rate() * SECONDS));
            return measured;
        }

        double microseconds() {
            return microseconds.stream().sorted().toList().get(microseconds.size() / 2);
        }
    }

    private void compareWithout(String name, ChildProcess other) throws Exception {
        var with = new Costs(service.process());
        var without = new Costs(other);
        for (int round = 0; round < 2 * rounds; round++) {
            with.measure(() -> load(MeasuredService.PORT, product, SECONDS));
            without.measure(() -> load(OTHER_PORT, product, SECONDS));
        }
        System.out.printf(
                "%-28s %9.1f with, %.1f without: %.1f %%%n",
                name,
                with.microseconds(),
                without.microseconds(),
                100 * (with.microseconds() - without.microseconds()) / without.microseconds());
    }

    /** Without Redis means a service that has never known one. */
    private void stopRedis(String name, ChildProcess other) throws Exception {
        var before = load(OTHER_PORT, product, SECONDS);
        var redis = ProcessHandle.current()
                .descendants()
                .filter(it -> it.info().command().orElse("").contains("redis"))
                .findFirst()
                .orElseThrow();
        var stopping = Thread.ofVirtual().start(() -> signal("-STOP", redis, 2_000));
        var during = load(OTHER_PORT, product, SECONDS);
        stopping.join();
        var after = load(OTHER_PORT, product, SECONDS);
        signal("-CONT", redis, 0);
        var without = load(MeasuredService.PORT, product, SECONDS);
        System.out.printf(
                "%-34s p99 %,d us before; %d failed when it was stopped and %d after; p99 %,d us after, %,d us without"
                        + " it: %.2f%n",
                name,
                before.p99(),
                during.failed(),
                after.failed(),
                after.p99(),
                without.p99(),
                (double) after.p99() / without.p99());
    }

    private static void signal(String signal, ProcessHandle process, long afterMillis) {
        try {
            Thread.sleep(afterMillis);
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Measured load(int port, String path, int seconds, String... headers) throws IOException {
        return Measured.load(1, port, path, CONNECTIONS, seconds, 0, headers);
    }
}
