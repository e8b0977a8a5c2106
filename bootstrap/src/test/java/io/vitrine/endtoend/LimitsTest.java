package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vitrine.adapter.redis.RedisRateLimiter;
import io.vitrine.adapter.redis.TestRedis;
import io.vitrine.application.limit.LimitRequests;
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
            assertThat(vitrine.bean(RedisRateLimiter.class)).isNotNull();
            assertThat(vitrine.get("/api/v1/products").status()).isEqualTo(200);
        }
    }
}
