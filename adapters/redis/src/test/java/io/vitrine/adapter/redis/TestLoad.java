package io.vitrine.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.cache.Lookup;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.shared.StoreUnavailable;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Somebody who looks for values, keeps them and takes requests of limits, without end, and for whom Redis may be away. */
final class TestLoad implements AutoCloseable {

    /** So many that they lie on each node of a cluster. */
    static final int KEYS = 300;

    private static final Quota MANY = new Quota(1_000_000, Duration.ofMinutes(15));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int AT_ONCE = 16;

    private final TestLink link;
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Disposable work;

    private TestLoad(TestLink link) {
        this.link = link;
        work = Flux.interval(Duration.ofMillis(1))
                .onBackpressureDrop()
                .flatMap(
                        n -> answered((int) (n % KEYS)).onErrorResume(StoreUnavailable.class, _ -> Mono.empty()),
                        AT_ONCE)
                .subscribe(_ -> answers.incrementAndGet(), failures::add);
    }

    static TestLoad on(TestLink link) {
        return new TestLoad(link);
    }

    /** Asks once for everything, and fails with what fails first. */
    static void pass(TestLink link) {
        var load = Flux.range(0, KEYS).flatMapSequential(n -> answered(link, n), AT_ONCE);
        assertThat(load.collectList().block(Duration.ofSeconds(30))).hasSize(KEYS);
    }

    private Mono<Integer> answered(int n) {
        return answered(link, n);
    }

    private static Mono<Integer> answered(TestLink link, int n) {
        var key = "load-" + n;
        return link.cache()
                .find(key, n)
                .flatMap(lookup -> switch (lookup) {
                    case Lookup.Hit hit -> checked(hit.value()[0] == (byte) n);
                    case Lookup.Missing _ -> link.cache().keep(key, new byte[] {(byte) n}, n + 1, HOUR);
                    case Lookup.Awaited _ -> Mono.<Void>empty();
                })
                .then(link.limiter().take(new LimitKey(Policy.API, LimitKey.Of.ADDRESS, key), MANY))
                .flatMap(decision -> checked(decision instanceof Decision.Allowed))
                .thenReturn(n);
    }

    private static Mono<Void> checked(boolean right) {
        return right ? Mono.empty() : Mono.error(new AssertionError("another answer"));
    }

    /** How often it was answered. */
    int answers() {
        return answers.get();
    }

    /** What went wrong otherwise than by Redis being away. */
    Queue<Throwable> failures() {
        return failures;
    }

    @Override
    public void close() {
        work.dispose();
    }
}
