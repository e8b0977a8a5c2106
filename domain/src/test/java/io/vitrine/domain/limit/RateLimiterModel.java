package io.vitrine.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A limiter decides as a list of everything that ever happened would. */
public abstract class RateLimiterModel {

    /** No number of whole minutes is near a window, so that it does not matter that a test takes a while itself. */
    private static final Duration WINDOW = Duration.ofSeconds(14 * 60 + 30);

    private static final AtomicInteger clients = new AtomicInteger();

    /** The same one throughout a test. */
    protected abstract RateLimiter limiter();

    /** Lets time pass for what is counted already. */
    protected abstract void pass(Duration time);

    /** How much time may pass besides in a test; nothing where the clock is the test's. */
    protected Duration slack() {
        return Duration.ZERO;
    }

    /** Some minutes later, so many requests come, of which so many are let through. */
    record Step(int minutes, int requests, int quota) {}

    @Property(tries = 200)
    void a_limiter_decides_as_a_list_of_everything_would(@ForAll("steps") List<Step> steps) {
        var key = new LimitKey(Policy.API, LimitKey.Of.ACCOUNT, "model-" + clients.incrementAndGet());
        var granted = new ArrayList<Duration>();
        var told = Duration.ofDays(-10);
        var now = Duration.ZERO;
        for (var step : steps) {
            pass(Duration.ofMinutes(step.minutes()));
            now = now.plusMinutes(step.minutes());
            for (int n = 0; n < step.requests(); n++) {
                var since = now.minus(WINDOW);
                var counting =
                        granted.stream().filter(at -> at.compareTo(since) > 0).toList();
                var quota = new Quota(step.quota(), WINDOW);
                var decision = limiter().take(key, quota).blockOptional().orElseThrow();
                if (counting.size() < step.quota()) {
                    granted.add(now);
                    var oldest = counting.isEmpty() ? now : counting.getFirst();
                    assertThat(decision).isInstanceOf(Decision.Allowed.class);
                    assertThat(decision.remaining()).isEqualTo(step.quota() - counting.size() - 1);
                    assertReset(decision, oldest.minus(since));
                } else {
                    var first = told.compareTo(since) <= 0;
                    told = first ? now : told;
                    var room = counting.get(counting.size() - step.quota());
                    assertThat(decision).isInstanceOf(Decision.Exceeded.class);
                    assertThat(((Decision.Exceeded) decision).first()).isEqualTo(first);
                    assertReset(decision, room.minus(since));
                }
            }
        }
    }

    private void assertReset(Decision decision, Duration reset) {
        assertThat(decision.reset()).isBetween(reset.minus(slack()), reset);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var minutes = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(0, 5)),
                Tuple.of(1, Arbitraries.integers().between(6, 40)));
        return Combinators.combine(
                        minutes,
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(1, 10))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}
