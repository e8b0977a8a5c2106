package io.vitrine.adapter.r2dbc;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Transactions whose work may be given up at any moment. Spring drops one that is given up while it begins: it neither waits for the
 * answer to {@code BEGIN} nor rolls back, and the pool lends the connection to the next one, whose writes then belong to a transaction
 * that nobody commits, or are kept without any while somebody else's {@code ROLLBACK} is on its way. Here a transaction begins as a whole,
 * whatever happens to its work, and only then is it rolled back and its connection free for others.
 *
 * <p>Work that is given up while it waits for a connection still gets one, for as long as that takes. A connection on which {@code BEGIN}
 * is never answered is not lent again.
 */
final class Transactions implements ReactiveTransactionManager {

    private final ReactiveTransactionManager manager;

    /** @param manager makes the transactions */
    Transactions(ReactiveTransactionManager manager) {
        this.manager = manager;
    }

    /** Work in a transaction: kept when it completes, undone when it fails or is given up. */
    <T> Flux<T> around(Publisher<T> work, TransactionDefinition definition) {
        return TransactionalOperator.create(this, definition)
                .execute(transaction -> begun(transaction).thenMany(work));
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
        return begun(transaction).onErrorComplete().flatMap(manager::rollback);
    }

    private static Mono<ReactiveTransaction> begun(ReactiveTransaction transaction) {
        return ((Beginning) transaction).begun();
    }

    /** @param begun the same for all who ask, and not given up when they are */
    private record Beginning(Mono<ReactiveTransaction> begun) implements ReactiveTransaction {}
}
