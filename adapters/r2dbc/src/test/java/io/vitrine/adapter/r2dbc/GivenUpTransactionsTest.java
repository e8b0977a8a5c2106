package io.vitrine.adapter.r2dbc;

import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Result;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductWrite;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Work in a transaction is given up at any moment: nothing is left of it, and whoever has its connection next does not notice. */
class GivenUpTransactionsTest {

    private static final Change CHANGE = new Change(new Actor("ana"), Instant.parse("2026-11-24T10:00:00Z"));
    private static final ProductDraft BAG = aProduct().withSku("bag").build();
    private static final ProductDraft CAP = aProduct().withSku("cap").build();

    /** One connection: whoever comes next has that of whoever was there before. */
    private static final DatabaseSettings SETTINGS =
            new DatabaseSettings(1, 1, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));

    private static final String LEFT_BEHIND = "CREATE TABLE left_behind ()";

    private final TestDatabase shared = TestDatabase.shared();
    private final Identifiers identifiers = new SequentialIdentifiers();
    private final BlockableProxy way = new BlockableProxy(shared.port());

    private ConnectionPool connections = pool();

    GivenUpTransactionsTest() throws IOException {}

    @BeforeEach
    void empty() {
        shared.empty();
    }

    @AfterEach
    void close() throws IOException {
        connections.dispose();
        way.close();
    }

    @Test
    void a_write_on_the_connection_of_a_transaction_that_was_given_up_while_it_began_is_kept() {
        connected();
        way.block();

        var givenUp = bagAndNoEnd().subscribe();
        await().until(way::isWaitedFor);
        givenUp.dispose();
        way.unblock();

        assertThatTheNextWriteIsKeptAndNothingElse();
    }

    /** As if another thread had given it up. */
    @Test
    void a_statement_that_is_given_up_before_it_is_sent_is_not_sent_after_the_rollback() {
        assertThatNothingIsLeftOf((client, givingUp) -> client.sql(LEFT_BEHIND)
                .filter((statement, next) -> Flux.defer(() -> {
                    givingUp.run();
                    return next.execute(statement);
                }))
                .then());
    }

    @Test
    void a_statement_that_is_given_up_while_it_is_sent_is_rolled_back() {
        assertThatNothingIsLeftOf((client, givingUp) -> client.inConnection(connection -> {
            var statement = connection.createStatement(LEFT_BEHIND);
            return Transactions.inTurn(Flux.defer(() -> {
                        givingUp.run();
                        return statement.execute();
                    }))
                    .flatMap(Result::getRowsUpdated)
                    .then();
        }));
    }

    @Test
    void the_statements_of_a_transaction_are_sent_by_one_thread_wherever_its_work_goes_on() {
        var senders = ConcurrentHashMap.<Thread>newKeySet();

        var work = database()
                .together(client -> noteSender(client, senders)
                        .publishOn(Schedulers.parallel())
                        .then(Mono.defer(() -> noteSender(client, senders))));

        StepVerifier.create(work).verifyComplete();
        assertThat(senders).hasSize(1);
    }

    private static Mono<Void> noteSender(DatabaseClient client, Set<Thread> senders) {
        return client.inConnection(connection -> Transactions.inTurn(Flux.defer(() -> {
                    senders.add(Thread.currentThread());
                    return connection.createStatement("SELECT 1").execute();
                }))
                .flatMap(Result::getRowsUpdated)
                .then());
    }

    @Test
    void work_that_is_given_up_at_any_moment_leaves_nothing() {
        int moment = 0;
        boolean isGivenUp;
        do {
            connected();
            isGivenUp = giveUpAt(++moment);
            assertThatTheNextWriteIsKeptAndNothingElse();
        } while (isGivenUp);
        assertThat(moment).as("beginning, and writing").isGreaterThan(4);
    }

    @Test
    void work_that_is_given_up_at_any_moment_from_the_connecting_on_leaves_nothing() {
        int moment = 0;
        boolean isGivenUp;
        do {
            connections.dispose();
            connections = pool();
            isGivenUp = giveUpAt(++moment);
            assertThatTheNextWriteIsKeptAndNothingElse();
        } while (isGivenUp);
        assertThat(moment).as("connecting, beginning, and writing").isGreaterThan(6);
    }

    private ConnectionPool pool() {
        return Connections.pool(way.before(shared.address()), SETTINGS);
    }

    private Database database() {
        return new Database(connections, SETTINGS.statementTimeout());
    }

    private void connected() {
        StepVerifier.create(new R2dbcProducts(database()).bySku(BAG.sku())).verifyComplete();
    }

    /** Writes a product in a transaction that would never end. */
    private Mono<ProductWrite> bagAndNoEnd() {
        var database = database();
        return new R2dbcAtomically(database)
                .run(new R2dbcProducts(database).create(newId(), BAG, CHANGE).then(Mono.never()));
    }

    /**
     * Gives up the same when bytes move.
     *
     * @param moment for which time they do
     * @return whether that was before the product was written
     */
    private boolean giveUpAt(int moment) {
        var isWritten = new AtomicBoolean();
        var moved = new AtomicInteger();
        var end = Sinks.<Void>empty();
        way.beforePassing(() -> {
            if (moved.incrementAndGet() == moment) {
                end.tryEmitEmpty();
            }
        });
        var database = database();
        var work = new R2dbcProducts(database)
                .create(newId(), BAG, CHANGE)
                .doOnSuccess(_ -> {
                    isWritten.set(true);
                    end.tryEmitEmpty();
                })
                .then(Mono.never());

        StepVerifier.create(new R2dbcAtomically(database).run(work).takeUntilOther(end.asMono()))
                .verifyComplete();

        way.beforePassing(() -> {});
        return !isWritten.get();
    }

    /** @param work which gives itself up with what it is handed */
    private void assertThatNothingIsLeftOf(BiFunction<DatabaseClient, Runnable, Mono<Void>> work) {
        connected();
        var end = Sinks.<Void>empty();

        var givenUp = database().together(client -> work.apply(client, end::tryEmitEmpty));
        StepVerifier.create(givenUp.takeUntilOther(end.asMono())).verifyComplete();

        assertThatTheNextWriteIsKeptAndNothingElse();
        StepVerifier.create(shared.client().sql(LEFT_BEHIND).then()).verifyComplete();
        shared.execute("DROP TABLE left_behind");
    }

    private void assertThatTheNextWriteIsKeptAndNothingElse() {
        StepVerifier.create(new R2dbcProducts(database()).create(newId(), CAP, CHANGE))
                .expectNextMatches(ProductWrite.Created.class::isInstance)
                .verifyComplete();

        var products = new R2dbcProducts(shared.database());
        StepVerifier.create(products.bySku(CAP.sku())).expectNextCount(1).verifyComplete();
        StepVerifier.create(products.bySku(BAG.sku())).verifyComplete();
        StepVerifier.create(openTransactions()).expectNext(0L).verifyComplete();
        shared.empty();
    }

    private Mono<Long> openTransactions() {
        return shared.client()
                .sql("SELECT count(*) AS open FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'")
                .map(row -> Columns.required(row, "open", Long.class))
                .one();
    }

    private ProductId newId() {
        return new ProductId(identifiers.next());
    }
}
