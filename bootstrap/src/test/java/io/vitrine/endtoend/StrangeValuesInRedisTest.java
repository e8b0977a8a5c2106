package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.adapter.redis.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Something writes to Redis what we did not: it does no harm. */
class StrangeValuesInRedisTest {

    private static final String PLACE = "9000000000000000";

    /** Each is told about the key of a value. */
    private static final List<String> CHANGES = List.of(
            "SET %s ''",
            "SET %s 7",
            "SET %s inf",
            "SET %s nothing_of_ours_and_long_enough",
            "SET %s " + PLACE,
            "SET %s " + PLACE + "text_where_numbers_should_be_which_are_very_large_then",
            "SET %s \"" + PLACE + "\\x7f\\xff\\xff\\xff".repeat(9) + "\"",
            "SETRANGE %s 0 " + PLACE + "no_status",
            "SETRANGE %s 16 \"\\xff\\xff\\xff\\xff\"",
            "SETRANGE %s 20 \"\\x00\\x00\\x00\\x07\"",
            "SETRANGE %s 60 \"\\x0d\\x0a\\x0d\\x0a\"",
            "SETRANGE %s 400 \"\\xff\\xfe\"",
            "APPEND %s more",
            "BITOP NOT %1$s %1$s",
            "EVAL \"redis.call('DEL', KEYS[1]) return redis.call('LPUSH', KEYS[1], '1')\" 1 %s");

    private final TestRedis redis = TestRedis.started();
    private final Vitrine one = instance();
    private final Vitrine two = instance();

    private Vitrine instance() {
        return Vitrine.with(Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", redis.port()));
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        redis.close();
    }

    @Test
    void no_read_fails_and_none_shows_it() {
        TestDatabase.shared().empty();
        var products =
                IntStream.range(0, CHANGES.size()).mapToObj(this::created).toList();
        awaitUse();
        var keys = products.stream().map(this::keyOfValue).toList();

        for (int n = 0; n < CHANGES.size(); n++) {
            assertThat(redis.say(CHANGES.get(n).formatted(keys.get(n)))).doesNotStartWith("-");
        }

        for (int n = 0; n < CHANGES.size(); n++) {
            var reply = two.get(products.get(n));
            assertThat(reply.status()).as(CHANGES.get(n)).isEqualTo(200);
            assertThat(reply.json().path("name").asString()).as(CHANGES.get(n)).isEqualTo("Bag " + n);
            assertThat(reply.header("ETag")).as(CHANGES.get(n)).isEqualTo("\"1\"");
        }
    }

    private String created(int number) {
        var reply = one.post(
                "/api/v1/products", "{\"sku\":\"%1$d\",\"name\":\"Bag %1$d\",\"status\":\"active\"}".formatted(number));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.header("Location");
    }

    /** What has just changed is not kept there, until an instance knows that this is long enough ago. */
    private void awaitUse() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var unread = "/api/v1/products?sku=" + System.nanoTime();
            assertThat(one.get(unread).status()).isEqualTo(200);
            assertThat(redis.say("KEYS vitrine:cache:*")).contains(unread);
        });
    }

    private String keyOfValue(String product) {
        assertThat(one.get(product).status()).isEqualTo(200);
        var found = redis.say("KEYS vitrine:cache:*" + product.substring(product.lastIndexOf('/') + 1) + "*");
        assertThat(found).startsWith("*1\r\n");
        return found.lines().skip(2).findFirst().orElseThrow();
    }
}
