package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.adapter.redis.TestRedis;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says that slow requests waited for, with a real PostgreSQL and a real Redis. Here all are slow. */
class SlowLinesTest {

    private final Logger slow = (Logger) LoggerFactory.getLogger("io.vitrine.slow");
    private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();

    private final AppenderBase<ILoggingEvent> kept = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event);
        }
    };

    /** A service that starts first in a process has the log set up anew. */
    private void listen() {
        kept.setContext(slow.getLoggerContext());
        kept.start();
        slow.addAppender(kept);
    }

    @AfterEach
    void stop_listening() {
        slow.detachAppender(kept);
    }

    @BeforeEach
    void forget() {
        TestDatabase.shared().empty();
    }

    @Test
    void a_login_waits_for_everything_and_a_read_for_what_it_is_made_of() {
        try (var redis = TestRedis.started();
                var vitrine = Vitrine.with(Map.of(
                        "vitrine.log.slow",
                        "1ms",
                        "vitrine.passwords.cost",
                        10,
                        "REDIS_HOST",
                        "127.0.0.1",
                        "REDIS_PORT",
                        redis.port()))) {
            listen();
            vitrine.anonymousPost(
                    "/api/v1/auth/login", "{\"email\":\"nobody@example.org\",\"password\":\"plum velvet harbour\"}");
            vitrine.get("/api/v1/products?size=1");
            var upload = vitrine.upload("{\"sku\":\"1\",\"name\":\"Trolley Bag\"}\n");
            assertThat(upload.status()).as(upload.body()).isEqualTo(200);

            var login = waited("/api/v1/auth/login");
            assertThat(login.get("hash")).isGreaterThan(10);
            assertThat(login.get("query")).isPositive();
            assertThat(login.get("pool")).isPositive();
            assertThat(login.get("redis")).isPositive();
            var read = waited("/api/v1/products");
            assertThat(read.get("query")).isPositive();
            assertThat(read.get("pool")).isPositive();
            assertThat(read.get("redis")).isPositive();
            assertThat(read.get("hash")).isZero();
            assertThat(line("/api/v1/imports")).isEmpty();
        }
    }

    private Map<String, Double> waited(String route) {
        return await().until(() -> line(route), Optional::isPresent).orElseThrow().getKeyValuePairs().stream()
                .filter(pair -> pair.key.startsWith("vitrine.waited."))
                .collect(Collectors.toMap(
                        pair -> pair.key.substring("vitrine.waited.".length()), pair -> (Double) pair.value));
    }

    private Optional<ILoggingEvent> line(String route) {
        return lines.stream()
                .filter(line -> line.getKeyValuePairs().stream().anyMatch(pair -> route.equals(pair.value)))
                .findFirst();
    }
}
