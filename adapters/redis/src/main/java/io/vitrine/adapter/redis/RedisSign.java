package io.vitrine.adapter.redis;

import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.shared.StoreUnavailable;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import reactor.core.publisher.Mono;

/** Whether Redis answers. Asking is also what finds out that it is back, so that no request has to. */
final class RedisSign implements VitalSign {

    private static final Finding AWAY =
            Finding.of(Status.DEGRADED, "Redis does not answer: no shared cache, limits are counted by each instance");

    private final RedisLink redis;

    RedisSign(RedisLink redis) {
        this.redis = redis;
    }

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public Importance importance() {
        return Importance.HELPFUL;
    }

    @Override
    public Mono<Finding> look() {
        return redis.ask("ping", ReactiveRedisConnection::ping)
                .map(_ -> Finding.up())
                .onErrorResume(StoreUnavailable.class, _ -> Mono.just(AWAY));
    }
}
