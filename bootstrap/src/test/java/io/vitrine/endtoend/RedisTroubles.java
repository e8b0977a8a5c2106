package io.vitrine.endtoend;

import io.vitrine.adapter.redis.TestRedis;

/** What may happen to a Redis in use. */
enum RedisTroubles {
    KILLED {
        @Override
        void happen(TestRedis redis, Runnable meanwhile) {
            redis.kill();
            meanwhile.run();
            redis.startAgain();
        }
    },
    FROZEN {
        @Override
        void happen(TestRedis redis, Runnable meanwhile) {
            redis.freeze();
            meanwhile.run();
            redis.thaw();
        }
    },
    EMPTIED {
        @Override
        void happen(TestRedis redis, Runnable meanwhile) {
            redis.say("FLUSHALL");
            meanwhile.run();
        }
    },
    PAUSED {
        @Override
        void happen(TestRedis redis, Runnable meanwhile) {
            redis.say("CLIENT PAUSE 400");
            meanwhile.run();
        }
    };

    /** It happens, lasts until the end of what is done meanwhile, and is over. */
    abstract void happen(TestRedis redis, Runnable meanwhile);
}
