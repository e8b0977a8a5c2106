package io.vitrine.bootstrap;

import io.vitrine.adapter.caffeine.CaffeineConfiguration;
import io.vitrine.adapter.redis.RedisCacheConfiguration;
import io.vitrine.adapter.redis.RedisConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is kept of the catalogue: by each instance in its memory, and by all of them together where there is a Redis. */
@Configuration(proxyBeanMethods = false)
@Import({RedisConfiguration.class, RedisCacheConfiguration.class, CaffeineConfiguration.class})
class CachedCatalogue {}
