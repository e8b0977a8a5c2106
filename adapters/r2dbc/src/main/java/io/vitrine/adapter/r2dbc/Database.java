package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Runs work on PostgreSQL: in a transaction or not, once more where it lost a race, never without end, and with every
 * outage signalled as {@link io.vitrine.domain.shared.StoreUnavailable}.
 */
final class Database {

    /** Who met another's write at the same place rarely meets one again. */
    private static final Retry AFTER_LOST_RACE = Retry.backoff(10, Duration.ofMillis(5))
            .maxBackoff(Duration.ofMillis(200))
            .jitter(1)
            .filter(Failures::isLostRace)
            .onRetryExhaustedThrow((_, last) -> last.failure());

    private static final TransactionDefinition AT_ONE_INSTANT = new TransactionDefinition() {
        @Override
        public int getIsolationLevel() {
            return ISOLATION_REPEATABLE_READ;
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }
    };

    /** Most statements take a thousandth of it. */
    private static final Duration PATIENCE_WHILE_CUT_OFF = Duration.ofMillis(1_500);

    private static final Duration LOOKING_EVERY = Duration.ofMillis(100);

    private final DatabaseClient client;
    private final Transactions transactions;
    private final Duration statementTimeout;
    private final BooleanSupplier isCutOff;

    /** @param statementTimeout how long the connections let an ordinary statement run */
    Database(ConnectionFactory connections, Duration statementTimeout) {
        this(connections, statementTimeout, () -> false);
    }

    /**
     * One that is told by somebody else that PostgreSQL does not answer.
     *
     * @param isCutOff costs next to nothing to ask
     */
    Database(ConnectionFactory connections, Duration statementTimeout, BooleanSupplier isCutOff) {
        client = new NotedStatements(DatabaseClient.builder()
                .connectionFactory(connections)
                .executeFunction(statement -> Transactions.inTurn(statement.execute()))
                .build());
        transactions = new Transactions(connections);
        this.statementTimeout = statementTimeout;
        this.isCutOff = isCutOff;
    }

    /** How long an ordinary statement may run. */
    Duration statementTimeout() {
        return statementTimeout;
    }

    /** One value, by statements of which only one writes. */
    <T> Mono<T> one(Function<DatabaseClient, Mono<T>> statement) {
        return guarded(
                statementTimeout,
                unlessInside(Mono.defer(() -> statement.apply(client)), work -> work.retryWhen(AFTER_LOST_RACE)));
    }

    /**
     * What others ask for at the same moment can be read for all together; but not inside of a transaction, which sees what it has written
     * itself.
     *
     * @param together outside of one
     * @param alone inside of one
     */
    static <T> Mono<T> shared(Mono<T> together, Mono<T> alone) {
        return Mono.deferContextual(context -> context.hasKey(Database.class) ? alone : together);
    }

    /** The rows of one statement, as few as fit into memory. */
    <T> Flux<T> all(Function<DatabaseClient, Flux<T>> statement) {
        return one(client -> statement.apply(client).collectList()).flatMapIterable(Function.<List<T>>identity());
    }

    /** What PostgreSQL held at one instant, whatever is asked of it, read as slowly as the reader wishes. */
    <T> Flux<T> snapshot(Function<DatabaseClient, Flux<T>> statement) {
        var unhurried = client.sql("SET LOCAL statement_timeout = 0").fetch().rowsUpdated();
        return transactions
                .around(unhurried.thenMany(Flux.defer(() -> statement.apply(client))), AT_ONE_INSTANT)
                .onErrorMap(Failures::isOutage, Failures::unavailable);
    }

    /** Writes that are kept together, as a part of the outer transaction where there is one. */
    <T> Mono<T> together(Function<DatabaseClient, Mono<T>> statements) {
        return together(statementTimeout, statements);
    }

    /** As {@link #together(Function)}, of statements that may run for longer than others. */
    <T> Mono<T> together(Duration longest, Function<DatabaseClient, Mono<T>> statements) {
        var work = Mono.defer(() -> statements.apply(client));
        var patient = longest.equals(statementTimeout) ? work : allow(longest).then(work);
        return guarded(
                longest,
                unlessInside(
                        patient,
                        inside -> transactions
                                .around(inside, TransactionDefinition.withDefaults())
                                .singleOrEmpty()
                                .retryWhen(AFTER_LOST_RACE)
                                .contextWrite(context -> context.put(Database.class, this))));
    }

    private Mono<Long> allow(Duration longest) {
        return client.sql("SET LOCAL statement_timeout = '%dms'".formatted(longest.toMillis()))
                .fetch()
                .rowsUpdated();
    }

    /** What failed inside a transaction cannot be tried again in it: the outermost one does it. */
    private static <T> Mono<T> unlessInside(Mono<T> work, Function<Mono<T>, Mono<T>> outermost) {
        var whole = outermost.apply(work);
        return Mono.deferContextual(context -> context.hasKey(Database.class) ? work : whole);
    }

    /** PostgreSQL ends a statement that takes too long, unless it does not answer at all. */
    private <T> Mono<T> guarded(Duration longest, Mono<T> work) {
        var bounded = longest.equals(statementTimeout) ? work.timeout(cutOff()) : work;
        return bounded.timeout(longest.multipliedBy(2)).onErrorMap(Failures::isOutage, Failures::unavailable);
    }

    /** Completes as soon as it is known that there will be no answer. An interval would wait for a lock when it is no longer needed. */
    private Mono<Void> cutOff() {
        return Mono.delay(PATIENCE_WHILE_CUT_OFF)
                .thenMany(Mono.delay(LOOKING_EVERY).repeat(() -> !isCutOff.getAsBoolean()))
                .then();
    }
}
