package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Runs work on PostgreSQL: in a transaction or not, once more where it lost a race, never without end, and with every
 * outage signalled as {@link io.vitrine.domain.shared.StoreUnavailable}.
 */
final class Database {

    /** Who is chosen as the victim of a deadlock, or meets another's unfinished write, rarely loses again. */
    private static final Retry LOST_RACES = Retry.backoff(5, Duration.ofMillis(10))
            .jitter(1)
            .filter(Failures::isLostRace)
            .onRetryExhaustedThrow((_, last) -> last.failure());

    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final Duration patience;

    /** @param patience how long any call may take, when PostgreSQL itself does not end it: it may not answer at all */
    Database(ConnectionFactory connections, Duration patience) {
        client = DatabaseClient.create(connections);
        transaction = TransactionalOperator.create(new R2dbcTransactionManager(connections));
        this.patience = patience;
    }

    /** One statement, which is atomic by itself. */
    <T> Mono<T> one(Function<DatabaseClient, Mono<T>> statement) {
        return unlessInside(work -> work.retryWhen(LOST_RACES), Mono.defer(() -> statement.apply(client)))
                .timeout(patience)
                .onErrorMap(Failures::isOutage, Failures::unavailable);
    }

    /** Several rows of one statement, which may take as long as the reader wishes. */
    <T> Flux<T> many(Function<DatabaseClient, Flux<T>> statement) {
        return Flux.defer(() -> statement.apply(client)).onErrorMap(Failures::isOutage, Failures::unavailable);
    }

    /** Several statements that are kept together; as a part of the outer transaction where there is one. */
    <T> Mono<T> together(Function<DatabaseClient, Mono<T>> statements) {
        return together(patience, statements);
    }

    <T> Mono<T> together(Duration longest, Function<DatabaseClient, Mono<T>> statements) {
        return unlessInside(
                        work -> transaction
                                .transactional(work)
                                .retryWhen(LOST_RACES)
                                .contextWrite(context -> context.put(Database.class, this)),
                        Mono.defer(() -> statements.apply(client)))
                .timeout(longest)
                .onErrorMap(Failures::isOutage, Failures::unavailable);
    }

    /** What has failed inside a transaction cannot be tried again in it: the outermost one does it. */
    private <T> Mono<T> unlessInside(Function<Mono<T>, Mono<T>> wrapped, Mono<T> work) {
        var outermost = wrapped.apply(work);
        return Mono.deferContextual(context -> context.hasKey(Database.class) ? work : outermost);
    }
}
