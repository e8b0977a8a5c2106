package io.vitrine.adapter.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.ratelimiter.internal.RateLimiterEventProcessor;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A sliding window is a limiter as everything of resilience4j expects it. */
class SlidingWindowTest {

    private static final RateLimiterConfig TEN_A_MINUTE = RateLimiterConfig.custom()
            .limitForPeriod(10)
            .limitRefreshPeriod(Duration.ofMinutes(1))
            .timeoutDuration(Duration.ZERO)
            .build();

    private final AtomicLong millis = new AtomicLong();
    private final RateLimiter limiter = window(TEN_A_MINUTE);

    private SlidingWindow window(RateLimiterConfig config) {
        return new SlidingWindow(
                new LimitKey(Policy.API, LimitKey.Of.ADDRESS, "203.0.113.7"),
                config,
                new RateLimiterEventProcessor(),
                millis::get);
    }

    @Test
    void what_it_decorates_runs_as_often_as_the_limit_says() {
        var runs = new AtomicLong();
        for (int n = 0; n < 10; n++) {
            limiter.executeRunnable(runs::incrementAndGet);
        }

        assertThatThrownBy(() -> limiter.executeRunnable(runs::incrementAndGet))
                .isInstanceOf(RequestNotPermitted.class)
                .hasMessageContaining("api:address:203.0.113.7");
        assertThat(runs).hasValue(10);
    }

    @Test
    void permissions_come_several_at_a_time_or_not_at_all() {
        assertThat(limiter.acquirePermission(7)).isTrue();
        assertThat(limiter.acquirePermission(4)).isFalse();
        assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(3);
        assertThat(limiter.reservePermission(3)).isZero();
        assertThat(limiter.reservePermission(1)).isNegative();

        millis.set(60_000);
        assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(10);
        limiter.drainPermissions();
        assertThat(limiter.acquirePermission()).isFalse();
    }

    @Test
    void its_limit_can_be_changed_while_it_counts() {
        assertThat(limiter.acquirePermission(10)).isTrue();

        limiter.changeLimitForPeriod(12);

        assertThat(limiter.getRateLimiterConfig().getLimitForPeriod()).isEqualTo(12);
        assertThat(limiter.acquirePermission(2)).isTrue();
        assertThat(limiter.acquirePermission()).isFalse();
    }

    @Test
    void it_tells_of_what_it_lets_through_and_of_what_it_refuses() {
        var told = new ArrayList<String>();
        limiter.getEventPublisher()
                .onSuccess(event -> told.add("let " + event.getNumberOfPermits() + " through"))
                .onFailure(event ->
                        told.add("refused " + event.getNumberOfPermits() + " to " + event.getRateLimiterName()));

        assertThat(limiter.acquirePermission(8)).isTrue();
        assertThat(limiter.acquirePermission(3)).isFalse();

        assertThat(told).containsExactly("let 8 through", "refused 3 to api:address:203.0.113.7");
        assertThat(limiter.getTags()).containsEntry("policy", "api");
        assertThat(limiter.getMetrics().getNumberOfWaitingThreads()).isZero();
    }

    @Test
    void nobody_waits() {
        var patient = RateLimiterConfig.from(TEN_A_MINUTE)
                .timeoutDuration(Duration.ofMillis(1))
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> window(patient));
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.changeTimeoutDuration(Duration.ofMillis(1)));
        limiter.changeTimeoutDuration(Duration.ZERO);
    }

    @Test
    void times_may_overflow() {
        millis.set(Integer.MAX_VALUE - 10);
        assertThat(limiter.acquirePermission(6)).isTrue();
        millis.set(Integer.MAX_VALUE + 59_000L);
        assertThat(limiter.acquirePermission(5)).isFalse();
        assertThat(limiter.acquirePermission(4)).isTrue();
        millis.set(Integer.MAX_VALUE + 60_000L);
        assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(6);
    }
}
