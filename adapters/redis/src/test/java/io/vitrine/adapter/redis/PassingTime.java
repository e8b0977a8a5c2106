package io.vitrine.adapter.redis;

import java.time.Duration;

/** Lets time pass for what Redis holds: limits lie further back, and keys expire earlier. */
final class PassingTime {

    private static final String SCRIPT = """
        for _, key in ipairs(redis.call('KEYS', 'vitrine:limit:*')) do \
        redis.call('LSET', key, 0, redis.call('LINDEX', key, 0) - ARGV[1]) \
        redis.call('PEXPIRE', key, redis.call('PTTL', key) - ARGV[1]) \
        end return 'passed'\
        """;

    private PassingTime() {}

    static void pass(TestRedis redis, Duration time) {
        var answer = redis.say("EVAL \"" + SCRIPT + "\" 0 " + time.toMillis());
        if (!answer.contains("passed")) {
            throw new IllegalStateException(answer);
        }
    }
}
