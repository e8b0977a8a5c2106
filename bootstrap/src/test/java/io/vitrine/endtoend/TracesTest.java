package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.opentelemetry.TestCollector;
import io.vitrine.adapter.opentelemetry.TestCollector.Taken;
import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.adapter.redis.TestRedis;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traces of a service with a real PostgreSQL and a real Redis, as a collector of OpenTelemetry takes them. */
class TracesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String LIST = "GET /api/v1/products";
    private static final int KEPT = 100;

    @BeforeEach
    void forget() {
        TestDatabase.shared().empty();
    }

    @Test
    void a_request_and_what_it_waited_for_are_one_trace_that_its_caller_began() {
        try (var collector = TestCollector.started();
                var redis = TestRedis.started();
                var vitrine = Vitrine.with(Map.of(
                        "otel.exporter.otlp.endpoint",
                        collector.endpoint(),
                        "otel.bsp.schedule.delay",
                        20,
                        "vitrine.passwords.cost",
                        10,
                        "REDIS_HOST",
                        "127.0.0.1",
                        "REDIS_PORT",
                        redis.port()))) {
            var login = vitrine.send(vitrine.request("/api/v1/auth/login")
                    .header("Content-Type", "application/json")
                    .header("traceparent", traceparent(1))
                    .POST(BodyPublishers.ofString(
                            "{\"email\":\"hunter2@example.org\",\"password\":\"plum velvet harbour\"}")));
            var steps = stepsOf("POST /api/v1/auth/login", 1, login.header("traceparent"), collector);
            assertThat(steps)
                    .extracting(Taken::name)
                    .contains("client.body", "redis.count", "pool.acquire", "postgresql SELECT", "hash.bcrypt");
            assertThat(steps)
                    .filteredOn(step -> step.name().startsWith("hash"))
                    .allMatch(step -> step.nanos() > Duration.ofMillis(10).toNanos());
            var read = aReadThatAsksRedis(vitrine, collector);
            assertThat(stepsOf(LIST, read, "", collector))
                    .extracting(Taken::name)
                    .contains("redis.find", "pool.acquire", "postgresql SELECT", "redis.keep");
            vitrine.get(list(read), "traceparent", traceparent(KEPT));
            assertThat(stepsOf(LIST, KEPT, "", collector))
                    .as("steps of a read that is kept here")
                    .extracting(Taken::name)
                    .containsExactly("redis.count");
            assertThat(collector.spans().toString()).doesNotContain("hunter2", "plum velvet harbour");
        }
    }

    /** A service that has just started asks Redis for nothing until it hears of changes. */
    private static int aReadThatAsksRedis(Vitrine vitrine, TestCollector collector) {
        var trace = new AtomicInteger(KEPT);
        await().atMost(PATIENCE).until(() -> {
            var next = trace.incrementAndGet();
            vitrine.get(list(next), "traceparent", traceparent(next));
            return stepsOf(LIST, next, "", collector).stream()
                    .anyMatch(step -> step.name().equals("redis.keep"));
        });
        return trace.get();
    }

    private static String list(int number) {
        return "/api/v1/products?size=1&q=hunter2-" + number;
    }

    /** What was waited for in a trace, once its request is over; all of it directly under the request. */
    private static List<Taken> stepsOf(String name, int trace, String answered, TestCollector collector) {
        await().atMost(PATIENCE)
                .until(() -> inTrace(trace, collector).stream()
                        .anyMatch(span -> span.name().equals(name)));
        var request = inTrace(trace, collector).stream()
                .filter(span -> span.parent().equals(CALLER))
                .toList();
        assertThat(request).singleElement().satisfies(span -> {
            assertThat(span.name()).isEqualTo(name);
            assertThat(span.resource()).containsEntry("service.name", "vitrine").containsKey("service.version");
            assertThat(answered.isEmpty() || answered.contains(span.spanId())).isTrue();
        });
        var steps = inTrace(trace, collector).stream()
                .filter(span -> !span.parent().equals(CALLER))
                .toList();
        assertThat(steps)
                .allMatch(step -> step.parent().equals(request.getFirst().spanId()));
        return steps;
    }

    private static List<Taken> inTrace(int trace, TestCollector collector) {
        return collector.spans().stream()
                .filter(span -> span.traceId().equals(traceId(trace)))
                .toList();
    }

    private static String traceId(int number) {
        return "%032x".formatted(number);
    }

    private static String traceparent(int trace) {
        return "00-" + traceId(trace) + "-" + CALLER + "-01";
    }
}
