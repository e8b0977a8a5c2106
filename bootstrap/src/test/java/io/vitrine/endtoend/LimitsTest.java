package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.redis.TestRedis;
import io.vitrine.application.limit.LimitRequests;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** What a running service counts with. */
class LimitsTest {

    @Test
    void a_service_that_is_told_of_no_redis_has_none_of_it() {
        var vitrine = Vitrine.empty();

        assertThat(vitrine.bean(LimitRequests.class).alone()).isFalse();
        assertThat(catchThrowable(() -> vitrine.bean(RedisConnectionFactory.class)))
                .isInstanceOf(NoSuchBeanDefinitionException.class);
    }

    @Test
    void a_service_that_is_told_of_one_counts_there() {
        try (var vitrine = Vitrine.with(Map.of(
                "REDIS_HOST", "127.0.0.1", "REDIS_PORT", TestRedis.shared().port()))) {
            var key = new LimitKey(Policy.API, LimitKey.Of.ADDRESS, "end-to-end");
            var occasion = new Occasion(Instant.EPOCH, new Origin("203.0.113.0/24", "Firefox"), "request-1");

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                vitrine.bean(LimitRequests.class)
                        .admit(key, new Quota(5, Duration.ofMinutes(15)), () -> occasion)
                        .block();
                assertThat(TestRedis.shared().say("EXISTS vitrine:limit:" + key))
                        .startsWith(":1");
            });
        }
    }
}
