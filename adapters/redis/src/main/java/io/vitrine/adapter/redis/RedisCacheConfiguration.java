package io.vitrine.adapter.redis;

import io.vitrine.domain.cache.SharedCache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Makes the cache that all instances share, where there is a Redis. */
@Configuration(proxyBeanMethods = false)
@Conditional(WhereRedisIs.class)
public class RedisCacheConfiguration {

    @Bean
    SharedCache sharedCache(RedisLink redis) {
        return new RedisSharedCache(redis);
    }
}
