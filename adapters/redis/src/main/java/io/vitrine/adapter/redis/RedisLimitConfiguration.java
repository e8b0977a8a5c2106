package io.vitrine.adapter.redis;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Makes the limiter that all instances share, where there is a Redis. */
@Configuration(proxyBeanMethods = false)
@Conditional(WhereRedisIs.class)
public class RedisLimitConfiguration {

    @Bean
    RedisRateLimiter redisRateLimiter(RedisLink redis) {
        return new RedisRateLimiter(redis);
    }
}
