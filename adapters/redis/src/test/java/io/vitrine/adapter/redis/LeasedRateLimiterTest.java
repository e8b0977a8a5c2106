package io.vitrine.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class LeasedRateLimiterTest {

    private static final TestRedis REDIS = TestRedis.shared();
    private static final TestLink LINK = TestLink.patientlyTo(REDIS);
    private static final Quota HUNDRED = new Quota(100, Duration.ofMinutes(15));
    private static final AtomicInteger clients = new AtomicInteger();

    private final LimitKey key = client(Policy.API);
    private final AtomicLong nanos = new AtomicLong();
    private final LeasedRateLimiter limiter = new LeasedRateLimiter(LINK.limiter(), 10, nanos::get);

    @Test
    void who_makes_many_requests_is_given_more_and_more_at_a_time() {
        assertThat(remaining(1)).containsExactly(99);
        assertThat(counted(key)).isEqualTo(1);
        assertThat(remaining(2)).containsExactly(98, 97);
        assertThat(counted(key)).isEqualTo(3);
        assertThat(remaining(1)).containsExactly(96);
        assertThat(counted(key)).isEqualTo(7);
        assertThat(remaining(4)).containsExactly(95, 94, 93, 92);
        assertThat(counted(key)).isEqualTo(15);
        assertThat(remaining(8)).containsExactly(91, 90, 89, 88, 87, 86, 85, 84);
        assertThat(counted(key)).isEqualTo(25);
    }

    @Test
    void the_whole_quota_is_let_through_and_no_more() {
        assertThat(takes(key, 100)).hasOnlyElementsOfType(Decision.Allowed.class);
        assertThat(takes(key, 50)).hasOnlyElementsOfType(Decision.Exceeded.class);
    }

    @Test
    void of_many_at_once_the_whole_quota_is_let_through_and_no_more() {
        takes(key, 20);

        var decisions = Flux.range(0, 1_000)
                .flatMap(_ -> limiter.take(key, HUNDRED).subscribeOn(Schedulers.parallel()), 32)
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(decisions).filteredOn(Decision.Allowed.class::isInstance).hasSize(80);
    }

    @Test
    void a_lease_that_was_not_answered_is_asked_for_again() {
        takes(key, 1);
        limiter.take(key, HUNDRED).subscribe().dispose();
        limiter.take(key, HUNDRED).subscribe().dispose();
        takes(key, 20);

        assertThat(counted(key)).isBetween(21L, 21 + 2 * 10 + 9L);
    }

    @Test
    void who_makes_a_request_a_second_is_counted_exactly() {
        for (int second = 0; second < 100; second++) {
            assertThat(takes(key, 1)).hasOnlyElementsOfType(Decision.Allowed.class);
            nanos.addAndGet(LeasedRateLimiter.KEPT.toNanos());
        }
        assertThat(takes(key, 1)).hasOnlyElementsOfType(Decision.Exceeded.class);
    }

    @Test
    void what_is_left_after_a_second_is_forgotten_and_counts() {
        takes(key, 8);
        assertThat(counted(key)).isEqualTo(15);

        nanos.addAndGet(LeasedRateLimiter.KEPT.toNanos());

        assertThat(remaining(1)).containsExactly(84);
        assertThat(counted(key)).isEqualTo(16);
    }

    @Test
    void other_policies_are_counted_exactly() {
        var guess = client(Policy.AUTH);
        for (int n = 1; n <= 20; n++) {
            takes(guess, 1);
            assertThat(counted(guess)).isEqualTo(n);
        }
    }

    @Test
    void what_may_be_handed_out_later_counts_until_a_window_after_that() {
        takes(key, 1);
        assertThat(number("LINDEX vitrine:limit:" + key + " -1")).isZero();

        takes(key, 1);

        assertThat(number("LINDEX vitrine:limit:" + key + " -1")).isGreaterThanOrEqualTo(1_000);
    }

    private static LimitKey client(Policy policy) {
        return new LimitKey(policy, LimitKey.Of.ADDRESS, "leased-" + clients.incrementAndGet());
    }

    private List<Integer> remaining(int many) {
        return takes(key, many).stream().map(Decision::remaining).toList();
    }

    private List<Decision> takes(LimitKey key, int many) {
        return IntStream.range(0, many)
                .mapToObj(_ -> limiter.take(key, HUNDRED).blockOptional().orElseThrow())
                .toList();
    }

    /** How many requests Redis counts. */
    private static long counted(LimitKey key) {
        return number("LLEN vitrine:limit:" + key) - 2;
    }

    private static long number(String command) {
        var answer = REDIS.say(command);
        return Long.parseLong(answer.replaceFirst("(?s)^(?:\\$\\d+\r\n|:)(\\d+)\r\n$", "$1"));
    }
}
