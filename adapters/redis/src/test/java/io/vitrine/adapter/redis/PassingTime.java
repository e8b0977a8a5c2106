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

    private static final String SCRIPT_FOR_THE_CACHE = """
        for _, key in ipairs(redis.call('KEYS', 'vitrine:cache:*')) do \
        redis.call('PEXPIRE', key, redis.call('PTTL', key) - ARGV[1]) \
        end return 'passed'\
        """;

    private PassingTime() {}

    static void pass(TestRedis redis, Duration time) {
        run(redis, SCRIPT, time);
    }

    /** Lets time pass for what is cached: it expires earlier. */
    static void passForTheCache(TestRedis redis, Duration time) {
        run(redis, SCRIPT_FOR_THE_CACHE, time);
    }

    private static void run(TestRedis redis, String script, Duration time) {
        var answer = redis.say("EVAL \"" + script + "\" 0 " + time.toMillis());
        if (!answer.contains("passed")) {
            throw new IllegalStateException(answer);
        }
    }
}
