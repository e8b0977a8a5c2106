package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.adapter.redis.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever happens to Redis, reads are answered, and it is used again when it is back. */
@ExtendWith(OutputCaptureExtension.class)
class RedisAwayTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @BeforeEach
    void empty() {
        TestDatabase.shared().empty();
    }

    @Test
    void one_that_is_not_there_at_the_start(CapturedOutput log) {
        var port = TestRedis.freePort();
        try (var vitrine = with(port)) {
            try (var readers = Readers.of(vitrine, someReads(vitrine))) {
                readers.goOn();
                try (var redis = TestRedis.startedAt(port)) {
                    awaitUse(redis, vitrine);
                    readers.goOn();
                    isToldOnce(log);
                }
            }
        }
    }

    @Test
    void one_that_is_killed(CapturedOutput log) {
        try (var redis = TestRedis.started();
                var vitrine = with(redis.port())) {
            awaitUse(redis, vitrine);
            try (var readers = Readers.of(vitrine, someReads(vitrine))) {
                redis.kill();
                isLeftAlone(readers, vitrine, log);
                redis.startAgain();
                awaitUse(redis, vitrine);
                readers.goOn();
            }
            isToldOnce(log);
        }
    }

    @Test
    void one_that_accepts_and_does_not_answer(CapturedOutput log) {
        try (var redis = TestRedis.started();
                var vitrine = with(redis.port())) {
            awaitUse(redis, vitrine);
            try (var readers = Readers.of(vitrine, someReads(vitrine))) {
                redis.freeze();
                isLeftAlone(readers, vitrine, log);
                redis.thaw();
                awaitUse(redis, vitrine);
                readers.goOn();
            }
            isToldOnce(log);
        }
    }

    private static Vitrine with(int port) {
        return Vitrine.with(Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", port));
    }

    /** What there is, and what there is not. */
    private static List<String> someReads(Vitrine vitrine) {
        var product = vitrine.post("/api/v1/products", "{\"sku\":\"A\",\"name\":\"Bag\",\"status\":\"active\"}")
                .header("Location");
        return List.of(product, "/api/v1/products", "/api/v1/products/by-sku/A", "/api/v1/categories");
    }

    /** What nobody has read has to be looked for in Redis first. */
    private static void isLeftAlone(Readers readers, Vitrine vitrine, CapturedOutput log) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(vitrine.get(unread()).status()).isEqualTo(200);
            assertThat(log).contains("Continuing without Redis");
        });
        readers.goOn();
    }

    /** Something that nobody has read is kept there. */
    private static void awaitUse(TestRedis redis, Vitrine vitrine) {
        await().atMost(SOON).untilAsserted(() -> {
            var unread = unread();
            assertThat(vitrine.get(unread).status()).isEqualTo(200);
            assertThat(redis.say("KEYS vitrine:cache:*")).contains(unread);
        });
    }

    private static String unread() {
        return "/api/v1/products?sku=" + System.nanoTime();
    }

    private static void isToldOnce(CapturedOutput log) {
        assertThat(log.getOut().split("Continuing without Redis", -1)).hasSize(2);
    }
}
