package io.vitrine.bootstrap;

import io.vitrine.adapter.redis.LeasedRateLimiter;
import io.vitrine.adapter.redis.RedisConfiguration;
import io.vitrine.adapter.redis.RedisLimitConfiguration;
import io.vitrine.adapter.redis.RedisRateLimiter;
import io.vitrine.adapter.resilience4j.InProcessRateLimiter;
import io.vitrine.adapter.resilience4j.Resilience4jConfiguration;
import io.vitrine.application.limit.LimitRequests;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.limit.ExceededLimits;
import io.vitrine.domain.limit.KeyDigests;
import io.vitrine.domain.limit.Quotas;
import io.vitrine.domain.limit.RateLimiter;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Who may make one more request: counted by all instances together where there is a Redis, else by each. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
@Import({Resilience4jConfiguration.class, RedisConfiguration.class, RedisLimitConfiguration.class})
class LimitUseCases {

    @Bean
    Quotas quotas(LimitSettings settings) {
        return settings.quotas();
    }

    @Bean
    LimitRequests limitRequests(
            ObjectProvider<RedisRateLimiter> redis,
            InProcessRateLimiter own,
            ExceededLimits exceeded,
            KeyDigests digests,
            AuditLog audit,
            LimitSettings settings) {
        var shared = Optional.ofNullable(redis.getIfAvailable()).map(limiter -> leased(limiter, settings.lease()));
        return new LimitRequests(shared, own, exceeded, digests, audit);
    }

    private static RateLimiter leased(RedisRateLimiter limiter, int lease) {
        return lease == 1 ? limiter : new LeasedRateLimiter(limiter, lease, System::nanoTime);
    }
}
