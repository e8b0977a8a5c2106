package io.vitrine.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.EmailAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** What {@link RateLimiter} promises. */
public abstract class RateLimiterContract {

    protected static final Quota FIVE = new Quota(5, Duration.ofMinutes(15));
    protected static final Quota HUNDRED = new Quota(100, Duration.ofMinutes(15));

    private static final AtomicInteger clients = new AtomicInteger();

    /** The same one throughout a test. */
    protected abstract RateLimiter limiter();

    /** Lets time pass for what is counted already. */
    protected abstract void pass(Duration time);

    /** How much time may pass besides in a test; nothing where the clock is the test's. */
    protected Duration slack() {
        return Duration.ZERO;
    }

    @Test
    void the_quota_is_let_through_and_no_more() {
        var key = someone();

        assertThat(takes(key, FIVE, 5)).allMatch(Decision.Allowed.class::isInstance);

        assertThat(takes(key, FIVE, 5)).allMatch(Decision.Exceeded.class::isInstance);
    }

    @Test
    void one_that_counts_is_not_away() {
        take(someone(), FIVE);

        assertThat(limiter().isAway()).isFalse();
    }

    @Test
    void what_remains_and_when_there_is_room_again_is_told() {
        var key = someone();

        assertAllowed(take(key, FIVE), 4, Duration.ofMinutes(15));
        pass(Duration.ofMinutes(4));
        assertAllowed(take(key, FIVE), 3, Duration.ofMinutes(11));
        assertThat(takes(key, FIVE, 3)).extracting(Decision::remaining).containsExactly(2, 1, 0);
        pass(Duration.ofMinutes(1));
        assertExceeded(take(key, FIVE), Duration.ofMinutes(10));

        pass(Duration.ofMinutes(10));
        assertAllowed(take(key, FIVE), 0, Duration.ofMinutes(4));
        assertExceeded(take(key, FIVE), Duration.ofMinutes(4));
    }

    @Test
    void the_window_slides_so_there_is_no_burst_of_twice_the_quota() {
        var key = someone();
        take(key, HUNDRED);
        pass(Duration.ofMinutes(14));
        assertThat(takes(key, HUNDRED, 99)).allMatch(Decision.Allowed.class::isInstance);

        pass(Duration.ofMinutes(2));

        assertThat(takes(key, HUNDRED, 200))
                .filteredOn(Decision.Allowed.class::isInstance)
                .hasSize(1);
        pass(Duration.ofMinutes(12));
        assertThat(takes(key, HUNDRED, 200)).noneMatch(Decision.Allowed.class::isInstance);
        pass(Duration.ofMinutes(1));
        assertThat(takes(key, HUNDRED, 200))
                .filteredOn(Decision.Allowed.class::isInstance)
                .hasSize(99);
    }

    @Test
    void what_is_refused_does_not_count() {
        var key = someone();
        takes(key, FIVE, 5);
        for (int minute = 0; minute < 15; minute++) {
            assertThat(takes(key, FIVE, 10)).allMatch(Decision.Exceeded.class::isInstance);
            pass(Duration.ofMinutes(1));
        }

        assertThat(takes(key, FIVE, 5)).allMatch(Decision.Allowed.class::isInstance);
    }

    @Test
    void one_refusal_within_a_window_is_the_first() {
        var key = someone();
        takes(key, FIVE, 3);
        pass(Duration.ofMinutes(10));
        takes(key, FIVE, 2);
        assertThat(firsts(key, 3)).containsExactly(true, false, false);

        pass(Duration.ofMinutes(6));
        takes(key, FIVE, 3);
        assertThat(firsts(key, 3)).containsExactly(false, false, false);
        pass(Duration.ofMinutes(8));
        assertThat(firsts(key, 2)).containsExactly(false, false);
        pass(Duration.ofMinutes(1));
        takes(key, FIVE, 2);
        assertThat(firsts(key, 2)).containsExactly(true, false);

        pass(Duration.ofMinutes(30));
        takes(key, FIVE, 5);
        assertThat(firsts(key, 2)).containsExactly(true, false);
    }

    @Test
    void keys_and_policies_are_counted_apart() {
        var address = InetAddress.ofLiteral("203.0.113." + clients.incrementAndGet() % 250);
        var mail = new EmailAddress("ana" + clients.incrementAndGet() + "@example.org");
        var keys = List.of(
                someone(),
                someone(),
                LimitKey.of(Policy.API, address),
                LimitKey.of(Policy.AUTH, address),
                LimitKey.of(Policy.AUTH, mail),
                LimitKey.of(Policy.PASSWORD_RESET, mail));

        for (var key : keys) {
            assertThat(takes(key, FIVE, 5)).extracting(Decision::remaining).containsExactly(4, 3, 2, 1, 0);
        }
        for (var key : keys) {
            assertThat(take(key, FIVE)).isInstanceOf(Decision.Exceeded.class);
        }
    }

    @Test
    void what_was_let_through_counts_also_when_the_quota_changes() {
        var key = someone();
        takes(key, HUNDRED, 20);

        assertThat(take(key, FIVE)).isInstanceOf(Decision.Exceeded.class);
        assertAllowed(take(key, HUNDRED), 79, Duration.ofMinutes(15));

        pass(Duration.ofMinutes(5));
        takes(key, HUNDRED, 3);
        assertExceeded(take(key, FIVE), Duration.ofMinutes(10));
        pass(Duration.ofMinutes(10));
        assertAllowed(take(key, FIVE), 1, Duration.ofMinutes(5));
    }

    @Test
    void of_a_thousand_at_once_exactly_the_quota_is_let_through() {
        var key = someone();

        var decisions = Flux.range(0, 1_000)
                .flatMap(_ -> limiter().take(key, HUNDRED).subscribeOn(Schedulers.parallel()), 1_000)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(decisions).hasSize(1_000);
        assertThat(decisions).filteredOn(Decision.Allowed.class::isInstance).hasSize(100);
        assertThat(decisions)
                .filteredOn(it -> it instanceof Decision.Exceeded exceeded && exceeded.first())
                .hasSize(1);
    }

    @Test
    void nothing_is_counted_before_somebody_asks() {
        var key = someone();
        var asking = limiter().take(key, FIVE);

        assertThat(take(key, FIVE).remaining()).isEqualTo(4);
        assertThat(asking.map(Decision::remaining).block()).isEqualTo(3);
        assertThat(asking.map(Decision::remaining).block()).isEqualTo(2);
    }

    /** A client that was not there before. */
    protected static LimitKey someone() {
        return new LimitKey(Policy.API, LimitKey.Of.ACCOUNT, "someone-" + clients.incrementAndGet());
    }

    protected Decision take(LimitKey key, Quota quota) {
        return limiter().take(key, quota).blockOptional(Duration.ofSeconds(30)).orElseThrow();
    }

    protected List<Decision> takes(LimitKey key, Quota quota, int many) {
        return IntStream.range(0, many).mapToObj(_ -> take(key, quota)).toList();
    }

    private List<Boolean> firsts(LimitKey key, int many) {
        return takes(key, FIVE, many).stream()
                .map(decision -> ((Decision.Exceeded) decision).first())
                .toList();
    }

    protected void assertAllowed(Decision decision, int remaining, Duration reset) {
        assertThat(decision).isInstanceOf(Decision.Allowed.class);
        assertThat(decision.remaining()).isEqualTo(remaining);
        assertThat(decision.reset()).isBetween(reset.minus(slack()), reset);
    }

    protected void assertExceeded(Decision decision, Duration reset) {
        assertThat(decision).isInstanceOf(Decision.Exceeded.class);
        assertThat(decision.reset()).isBetween(reset.minus(slack()), reset);
    }
}
