package io.vitrine.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.domain.cache.SharedCache;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class RedisConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withUserConfiguration(
                    RedisConfiguration.class, RedisLimitConfiguration.class, RedisCacheConfiguration.class);

    @ParameterizedTest
    @ValueSource(
            strings = {"", "spring.data.redis.host=", "spring.data.redis.port=6379", "spring.data.redis.password=x"})
    void where_no_redis_is_named_there_is_none_of_it(String setting) {
        runner.withPropertyValues(setting).run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(RedisConnectionFactory.class)
                    .doesNotHaveBean(RedisLink.class)
                    .doesNotHaveBean(RedisRateLimiter.class)
                    .doesNotHaveBean("sharedCache");
            assertThat(context.getBean(MeterRegistry.class).getMeters()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.data.redis.host=127.0.0.1",
                "spring.data.redis.url=redis://127.0.0.1:1",
                "spring.data.redis.cluster.nodes=127.0.0.1:1,127.0.0.1:2",
                "spring.data.redis.cluster.nodes[0]=127.0.0.1:1"
            })
    void where_one_is_named_there_is_a_limiter_and_a_cache_whether_or_not_it_answers(String setting) {
        runner.withPropertyValues("spring.data.redis.port=1", setting)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(RedisRateLimiter.class)
                        .hasSingleBean(SharedCache.class)
                        .hasBean("sharedCache"));
    }

    @Test
    void it_is_waited_for_as_long_as_the_settings_say_and_refuses_at_once_while_it_is_away() {
        runner.withPropertyValues(
                        "spring.data.redis.host=127.0.0.1",
                        "spring.data.redis.port=1",
                        "vitrine.redis.timeout=70ms",
                        "vitrine.redis.connect-timeout=80ms")
                .run(context -> {
                    var client = context.getBean(LettuceConnectionFactory.class).getClientConfiguration();
                    assertThat(client.getCommandTimeout()).isEqualTo(Duration.ofMillis(70));
                    assertThat(client.getClientOptions()).hasValueSatisfying(options -> {
                        assertThat(options.getDisconnectedBehavior()).isEqualTo(DisconnectedBehavior.REJECT_COMMANDS);
                        assertThat(options.getSocketOptions().getConnectTimeout())
                                .isEqualTo(Duration.ofMillis(80));
                        assertThat(options.getSocketOptions().isKeepAlive()).isTrue();
                    });
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"vitrine.redis.timeout=1ms", "vitrine.redis.timeout=1m", "vitrine.redis.connect-timeout=0"})
    void settings_out_of_their_range_refuse_the_start(String setting) {
        runner.withPropertyValues("spring.data.redis.host=127.0.0.1", setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
