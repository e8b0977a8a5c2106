package io.vitrine.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the script does beyond what every limiter promises. */
class SlidingWindowScriptTest {

    private static final TestRedis REDIS = TestRedis.shared();
    private static final TestLink LINK = TestLink.patientlyTo(REDIS);
    private static final Quota HUNDRED = new Quota(100, Duration.ofMinutes(15));
    private static final AtomicInteger clients = new AtomicInteger();

    private final LimitKey key = new LimitKey(Policy.API, LimitKey.Of.ADDRESS, "script-" + clients.incrementAndGet());
    private final String name = "vitrine:limit:" + key;

    @Test
    void a_key_costs_little_memory() {
        take(1);
        assertThat(number("MEMORY USAGE " + name)).isLessThanOrEqualTo(250);

        for (int n = 1; n < 100; n++) {
            take(1);
        }
        assertThat(number("LLEN " + name)).isEqualTo(102);
        assertThat(number("MEMORY USAGE " + name + " SAMPLES 0")).isLessThanOrEqualTo(900);
    }

    @Test
    void a_key_expires_with_its_window() {
        take(1);
        assertThat(number("PTTL " + name)).isBetween(800_000L, 900_000L);
        PassingTime.pass(REDIS, Duration.ofMinutes(10));
        assertThat(number("PTTL " + name)).isBetween(200_000L, 300_000L);
        take(1);
        assertThat(number("PTTL " + name)).isBetween(800_000L, 900_000L);

        PassingTime.pass(REDIS, Duration.ofMinutes(15));
        assertThat(number("EXISTS " + name)).isZero();
    }

    @Test
    void a_key_that_refused_is_known_until_it_may_tell_of_that_again() {
        take(100);
        PassingTime.pass(REDIS, Duration.ofMinutes(10));

        assertThat(take(1).first()).isTrue();

        assertThat(number("PTTL " + name)).isBetween(800_000L, 900_000L);
    }

    @Test
    void several_are_taken_at_once_or_as_many_as_there_are() {
        assertThat(take(60).granted()).isEqualTo(60);
        assertThat(take(60).granted()).isEqualTo(40);
        assertThat(take(60).granted()).isZero();
    }

    @Test
    void what_may_be_kept_counts_until_a_window_after_that() {
        var kept = Duration.ofMinutes(3);
        assertThat(LINK.limiter().take(key, HUNDRED, 10, kept).block())
                .isEqualTo(new Taken(10, 90, HUNDRED.window(), false));
        take(1);
        assertThat(number("PTTL " + name)).isBetween(980_000L, 1_080_000L);

        PassingTime.pass(REDIS, Duration.ofMinutes(16));
        assertThat(take(1).remaining()).isEqualTo(88);
        PassingTime.pass(REDIS, Duration.ofMinutes(2));
        assertThat(take(1).remaining()).isEqualTo(98);
    }

    @Test
    void when_the_clock_goes_back_a_little_what_was_counted_goes_on_counting() {
        take(60);
        PassingTime.pass(REDIS, Duration.ofMinutes(-5));

        var taken = take(1);

        assertThat(taken.remaining()).isEqualTo(39);
        assertThat(taken.reset()).isEqualTo(HUNDRED.window());
        assertThat(take(50).granted()).isEqualTo(39);
    }

    @Test
    void when_the_clock_goes_back_by_more_than_a_window_nobody_is_locked_out() {
        take(100);
        assertThat(take(1).granted()).isZero();
        PassingTime.pass(REDIS, Duration.ofMinutes(-16));

        assertThat(take(1).remaining()).isEqualTo(99);
    }

    @Test
    void a_key_that_is_never_idle_counts_on_for_months() {
        for (int half = 0; half < 30; half++) {
            take(3);
            PassingTime.pass(REDIS, Duration.ofMinutes(10));
        }
        REDIS.say("EVAL \"for _, i in ipairs({0}) do redis.call('LSET', KEYS[1], 0, redis.call('LINDEX', KEYS[1], 0)"
                + " - 8000000000) end for i = 1, redis.call('LLEN', KEYS[1]) - 1 do redis.call('LSET', KEYS[1], i,"
                + " redis.call('LINDEX', KEYS[1], i) + 8000000000) end\" 1 " + name);

        assertThat(take(1).remaining()).isEqualTo(96);
        assertThat(take(97).granted()).isEqualTo(96);
        PassingTime.pass(REDIS, Duration.ofMinutes(6));
        assertThat(take(3).granted()).isEqualTo(3);
    }

    private Taken take(int wanted) {
        return LINK.limiter()
                .take(key, HUNDRED, wanted, Duration.ZERO)
                .blockOptional()
                .orElseThrow();
    }

    private static long number(String command) {
        var answer = REDIS.say(command);
        return Long.parseLong(answer.substring(1, answer.indexOf('\r')));
    }
}
