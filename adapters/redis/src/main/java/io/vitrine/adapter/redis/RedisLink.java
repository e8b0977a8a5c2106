package io.vitrine.adapter.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnErrorEvent;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.domain.shared.StoreUnavailable;
import io.vitrine.domain.shared.Waits;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * The way to Redis, which answers soon or not at all. Whatever goes wrong is {@link StoreUnavailable}. After a few failures Redis is left
 * alone, but for a command every second that finds out whether it is back.
 */
final class RedisLink implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisLink.class);

    /** One command pays for finding out, so it is not done more often. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(1);

    private static final CircuitBreakerConfig A_FEW_FAILURES = CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(6)
            .slidingWindowSynchronizationStrategy(SlidingWindowSynchronizationStrategy.LOCK_FREE)
            .minimumNumberOfCalls(3)
            .failureRateThreshold(50)
            .waitDurationInOpenState(LEFT_ALONE)
            .permittedNumberOfCallsInHalfOpenState(1)
            .maxWaitDurationInHalfOpenState(LEFT_ALONE)
            .writableStackTraceEnabled(false)
            .build();

    private final ReactiveRedisConnectionFactory connections;
    private final CircuitBreaker breaker;

    private volatile @Nullable ReactiveRedisConnection connection;
    private volatile Throwable lastFailure = new IllegalStateException("not connected yet");
    private volatile boolean away;
    private @Nullable Disposable connecting;

    RedisLink(ReactiveRedisConnectionFactory connections, MeterRegistry meters) {
        this.connections = connections;
        var breakers = CircuitBreakerRegistry.of(A_FEW_FAILURES);
        breaker = breakers.circuitBreaker("redis");
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        breaker.getEventPublisher().onError(this::failed).onStateTransition(this::changed);
    }

    /**
     * Connects. Where that is not possible now it is tried again and again, and nobody waits for it: the driver, which reconnects by
     * itself without anybody waiting, keeps its caller waiting for the first connection.
     */
    synchronized void start() {
        try {
            connect();
        } catch (RuntimeException e) {
            lastFailure = e;
            leave();
            connecting = Mono.fromRunnable(this::connect)
                    .subscribeOn(Schedulers.boundedElastic())
                    .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, LEFT_ALONE))
                    .subscribe(_ -> {}, failure -> log.error("Redis is not tried again", failure), this::comeBack);
        }
    }

    private void connect() {
        connection = connections.getReactiveConnection();
    }

    /**
     * What Redis answers to a command. Those who are answered go on on threads of their own: a connection has one thread, and what
     * follows could keep it from reading the next answer.
     *
     * @param name of the command, for whoever looks into where time goes
     */
    <T> Mono<T> ask(String name, Function<ReactiveRedisConnection, Mono<T>> command) {
        return Waiting.noted(Waits.For.SHARED, name, Mono.defer(() -> asked(command)))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(RedisLink::unavailable);
    }

    private <T> Mono<T> asked(Function<ReactiveRedisConnection, Mono<T>> command) {
        var connected = connection;
        return connected == null ? Mono.error(unavailable(lastFailure)) : command.apply(connected);
    }

    private static StoreUnavailable unavailable(Throwable cause) {
        return cause instanceof StoreUnavailable unavailable
                ? unavailable
                : new StoreUnavailable("Redis does not answer", cause);
    }

    private void failed(CircuitBreakerOnErrorEvent event) {
        lastFailure = event.getThrowable();
    }

    private void changed(CircuitBreakerOnStateTransitionEvent event) {
        switch (event.getStateTransition().getToState()) {
            case OPEN -> leave();
            case CLOSED -> comeBack();
            default -> {}
        }
    }

    /** Whether it was left alone and is not known to be back. */
    boolean isAway() {
        return away;
    }

    private synchronized void leave() {
        if (!away) {
            log.warn(
                    "Continuing without Redis: no shared cache, limits are counted by each instance. It does not"
                            + " answer: {}",
                    NestedExceptionUtils.getMostSpecificCause(lastFailure).toString());
            away = true;
        }
    }

    private synchronized void comeBack() {
        if (away) {
            log.info("Redis is back");
            away = false;
        }
    }

    @Override
    public synchronized void close() {
        if (connecting != null) {
            connecting.dispose();
        }
    }
}
