package io.vitrine.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.cache.Lookup;
import io.vitrine.domain.cache.SharedCache;
import io.vitrine.domain.cache.SharedCacheContract;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class RedisSharedCacheTest extends SharedCacheContract {

    private static final TestRedis REDIS = TestRedis.shared();
    private static final TestLink LINK = TestLink.patientlyTo(REDIS);

    @Override
    protected SharedCache cache() {
        return LINK.cache();
    }

    @Override
    protected void pass(Duration time) {
        PassingTime.passForTheCache(REDIS, time);
    }

    @Override
    protected Duration slack() {
        return Duration.ofSeconds(25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET %s ''",
                "SET %s 7",
                "SET %s inf",
                "SET %s 0x10000000000000_and_more",
                "SET %s something_else_that_is_long_enough",
                "LPUSH %s something"
            })
    void what_others_have_written_under_a_key_is_not_there_and_is_replaced(String command) {
        var key = command.replaceAll("\\W", "");
        REDIS.say(command.formatted("vitrine:cache:{" + key + "}"));

        StepVerifier.create(cache().find(key, Long.MIN_VALUE))
                .expectNext(new Lookup.Missing())
                .verifyComplete();
        StepVerifier.create(cache().keep(key, new byte[] {1}, 7, HOUR)).verifyComplete();
        StepVerifier.create(cache().find(key, 6))
                .assertNext(found -> assertThat(found).isInstanceOf(Lookup.Hit.class))
                .verifyComplete();
    }
}
