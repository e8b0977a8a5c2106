package io.vitrine.adapter.r2dbc;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Spring's transactions, whose work may be given up at any moment. Two things are added:
 *
 * <ul>
 *   <li>One that is given up while it begins is begun nevertheless, and then rolled back. Spring drops it, and the pool lends the
 *       connection to the next one before {@code BEGIN} is answered, whose writes then belong to a transaction that nobody commits.
 *   <li>Its statements and its {@code ROLLBACK} are sent by one thread. The driver sends what it has been asked for also when that is
 *       given up at the same moment; on another thread the {@code ROLLBACK} overtakes it, and the statement is kept.
 * </ul>
 *
 * <p>Work that is given up while it waits for a connection still gets one, for no longer than others wait. A connection on which
 * {@code BEGIN} is never answered is not lent again.
 */
final class Transactions implements ReactiveTransactionManager {

    private static final Object SENDER = new Object();

    private final ConnectionFactory connections;
    private final ReactiveTransactionManager manager;

    /** @param connections which know the thread that sends what is asked of them, as those of the driver do */
    Transactions(ConnectionFactory connections) {
        this.connections = connections;
        manager = new R2dbcTransactionManager(connections);
    }

    /** Work in a transaction: kept when it completes, undone when it fails or is given up. */
    <T> Flux<T> around(Publisher<T> work, TransactionDefinition definition) {
        return TransactionalOperator.create(this, definition)
                .execute(transaction -> begun(transaction)
                        .then(sender())
                        .flatMapMany(sender -> Flux.from(work).contextWrite(context -> context.put(SENDER, sender))));
    }

    /** A statement. Inside of a transaction that is given up it is sent before the {@code ROLLBACK} or not at all. */
    static <T> Flux<T> inTurn(Publisher<? extends T> statement) {
        return Flux.deferContextual(context -> {
            var sent = Flux.<T>from(statement);
            return context.<Scheduler>getOrEmpty(SENDER).map(sent::subscribeOn).orElse(sent);
        });
    }

    /** At once, as there is something to roll back from here on. */
    @Override
    public Mono<ReactiveTransaction> getReactiveTransaction(@Nullable TransactionDefinition definition) {
        return Mono.deferContextual(context -> {
            var begun = manager.getReactiveTransaction(definition).contextWrite(context);
            return Mono.just(new Beginning(begun.cache()));
        });
    }

    @Override
    public Mono<Void> commit(ReactiveTransaction transaction) {
        return begun(transaction).flatMap(manager::commit);
    }

    /** What could not begin has left nothing, and is known to whoever waits for it. */
    @Override
    public Mono<Void> rollback(ReactiveTransaction transaction) {
        return begun(transaction)
                .onErrorComplete()
                .flatMap(begun ->
                        sender().flatMap(sender -> manager.rollback(begun).subscribeOn(sender)));
    }

    private static Mono<ReactiveTransaction> begun(ReactiveTransaction transaction) {
        return ((Beginning) transaction).begun();
    }

    /** The thread of the connection of the transaction that has begun. */
    private Mono<Scheduler> sender() {
        return TransactionSynchronizationManager.forCurrentTransaction().map(current -> {
            var holder = (ConnectionHolder) requireNonNull(current.getResource(connections));
            return requireNonNull(((Wrapped<?>) holder.getConnection()).unwrap(Scheduler.class));
        });
    }

    /** @param begun the same for all who ask, and not given up when they are */
    private record Beginning(Mono<ReactiveTransaction> begun) implements ReactiveTransaction {}
}
