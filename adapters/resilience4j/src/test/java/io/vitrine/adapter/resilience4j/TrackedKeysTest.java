package io.vitrine.adapter.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.MovableClock;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an attacker with a million addresses achieves. */
class TrackedKeysTest {

    private static final Quota HUNDRED = new Quota(100, Duration.ofMinutes(15));
    private static final int MOST = 10_000;

    private final MovableClock clock = new MovableClock();
    private final InProcessRateLimiter limiter = new InProcessRateLimiter(MOST, clock::nanoTime);

    @Test
    void a_million_addresses_are_not_remembered_and_one_that_is_in_use_is() {
        var victim = address(-1);
        var asked = 0;
        var remembered = true;
        for (int newcomer = 0; newcomer < 1_000_000; newcomer++) {
            assertThat(take(address(newcomer))).isInstanceOf(Decision.Allowed.class);
            if (newcomer % (MOST / 10) == 0 && asked < 100) {
                asked++;
                remembered &= take(victim).remaining() == 100 - asked;
            }
            if (newcomer % 50_000 == 0) {
                assertThat(limiter.trackedKeys()).isLessThanOrEqualTo(MOST);
            }
        }

        assertThat(limiter.trackedKeys()).isBetween(MOST / 2L, (long) MOST);
        assertThat(asked).isEqualTo(100);
        assertThat(remembered).isTrue();
        assertThat(take(victim)).isInstanceOf(Decision.Exceeded.class);
    }

    @Test
    void a_key_is_forgotten_a_window_after_its_last_request() {
        var longer = new Quota(3, Duration.ofHours(1));
        take(address(1));
        limiter.take(new LimitKey(Policy.AUTH, LimitKey.Of.ADDRESS, "1"), longer)
                .block();

        clock.pass(Duration.ofMinutes(14));
        assertThat(limiter.trackedKeys()).isEqualTo(2);
        clock.pass(Duration.ofMinutes(2));
        assertThat(limiter.trackedKeys()).isEqualTo(1);
        clock.pass(Duration.ofMinutes(45));
        assertThat(limiter.trackedKeys()).isZero();
    }

    private Decision take(LimitKey key) {
        return limiter.take(key, HUNDRED).blockOptional().orElseThrow();
    }

    private static LimitKey address(int number) {
        return new LimitKey(Policy.API, LimitKey.Of.ADDRESS, "address-" + number);
    }
}
