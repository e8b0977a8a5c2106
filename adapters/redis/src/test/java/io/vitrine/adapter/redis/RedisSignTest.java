package io.vitrine.adapter.redis;

import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.health.VitalSignContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** A Redis that is killed, and one that is frozen. */
class RedisSignTest {

    private abstract static class Contract extends VitalSignContract {

        final TestRedis redis = TestRedis.started();
        private final TestLink link = TestLink.to(redis.port());

        @AfterEach
        void close() {
            link.close();
            redis.close();
        }

        @Override
        protected VitalSign sign() {
            return link.part(RedisSign.class);
        }
    }

    @Nested
    class Killed extends Contract {

        @Override
        protected void spoil() {
            redis.kill();
        }

        @Override
        protected void mend() {
            redis.startAgain();
        }
    }

    @Nested
    class Frozen extends Contract {

        @Override
        protected void spoil() {
            redis.freeze();
        }

        @Override
        protected void mend() {
            redis.thaw();
        }
    }
}
