package io.vitrine.adapter.r2dbc;

import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductWrite;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.shared.StoreUnavailable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** PostgreSQL away, slow, or overrun: always {@link StoreUnavailable}, soon, with nothing half written. */
class OutagesTest {

    private static final Change CHANGE = new Change(new Actor("ana"), Instant.parse("2026-11-24T10:00:00Z"));
    private static final ProductDraft BAG = aProduct().withSku("bag").build();
    private static final DatabaseSettings SETTINGS =
            new DatabaseSettings(4, 4, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final TestDatabase shared = TestDatabase.shared();
    private final Identifiers identifiers = new SequentialIdentifiers();
    private final ConnectionPool connections = Connections.pool(shared.address(), SETTINGS);
    private final Database database = new Database(connections, SETTINGS.statementTimeout());

    @BeforeEach
    void empty() {
        shared.empty();
    }

    @AfterEach
    void dispose() {
        connections.dispose();
    }

    @Test
    void a_refused_connection_is_noticed_within_two_seconds_and_works_again_once_the_server_is_back(
            @TempDir Path folder) throws IOException {
        var port = freePort();
        var server = TestDatabase.startedIn(folder, port);
        var pool = Connections.pool(server.address(), DatabaseSettings.DEFAULTS);
        var products = new R2dbcProducts(new Database(pool, DatabaseSettings.DEFAULTS.statementTimeout()));
        assertThat(products.create(newId(), BAG, CHANGE).block()).isInstanceOf(ProductWrite.Created.class);

        server.close();

        StepVerifier.create(products.bySku(BAG.sku()))
                .expectErrorSatisfies(error -> assertUnavailable(error, "PostgreSQL is out of reach"))
                .verify(Duration.ofSeconds(2));

        try (var _ = TestDatabase.startedIn(folder, port)) {
            StepVerifier.create(products.bySku(BAG.sku())).expectNextCount(1).verifyComplete();
        } finally {
            pool.dispose();
        }
    }

    @Test
    void a_connection_lost_before_the_commit_leaves_nothing_half_written() {
        var id = newId();
        var products = new R2dbcProducts(database);
        var severed = new R2dbcAtomically(database)
                .run(products.create(id, BAG, CHANGE)
                        .then(database.one(OutagesTest::backend))
                        .publishOn(Schedulers.boundedElastic())
                        .doOnNext(backend -> shared.execute("SELECT pg_terminate_backend(%d)".formatted(backend)))
                        .then(products.bySku(BAG.sku())));

        StepVerifier.create(severed).verifyError(StoreUnavailable.class);

        StepVerifier.create(products.byId(id, CHANGE.at())).verifyComplete();
    }

    @Test
    void a_connection_lost_at_the_commit_leaves_nothing_half_written() {
        var id = newId();
        var products = new R2dbcProducts(database);
        var severed = new R2dbcAtomically(database)
                .run(products.create(id, BAG, CHANGE)
                        .then(database.one(OutagesTest::backend))
                        .publishOn(Schedulers.boundedElastic())
                        .doOnNext(backend -> shared.execute("SELECT pg_terminate_backend(%d)".formatted(backend))));

        StepVerifier.create(severed).verifyError(StoreUnavailable.class);

        StepVerifier.create(products.byId(id, CHANGE.at())).verifyComplete();
    }

    @Test
    void a_statement_that_takes_too_long_is_ended() {
        StepVerifier.create(database.one(client -> sleep(client, 30)))
                .expectErrorSatisfies(
                        error -> assertUnavailable(error, "PostgreSQL ended a statement that took too long"))
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void a_statement_is_not_waited_for_when_it_is_known_that_nobody_answers() {
        var patient = new DatabaseSettings(2, 2, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(30));
        var pool = Connections.pool(shared.address(), patient);
        var isCancelled = new AtomicBoolean();
        var cutOff = new Database(pool, patient.statementTimeout(), () -> true);

        StepVerifier.create(cutOff.one(client -> sleep(client, 0.01)))
                .expectNextCount(1)
                .verifyComplete();
        StepVerifier.create(cutOff.one(client -> sleep(client, 20).doOnCancel(() -> isCancelled.set(true))))
                .verifyErrorSatisfies(error -> assertUnavailable(error, "PostgreSQL did not answer in time"));
        assertThat(isCancelled).as("nothing follows it later").isTrue();
        pool.dispose();
    }

    @Test
    void who_gets_no_connection_in_time_is_told() {
        var busy = new ArrayList<Connection>();
        for (int n = 0; n < SETTINGS.connections(); n++) {
            busy.add(requireNonNull(connections.create().block()));
        }

        StepVerifier.create(new Database(connections, Duration.ofSeconds(10)).one(OutagesTest::backend))
                .verifyErrorSatisfies(
                        error -> assertUnavailable(error, "No connection to PostgreSQL became free in time"));

        Flux.fromIterable(busy).flatMap(Connection::close).blockLast();
        StepVerifier.create(database.one(OutagesTest::backend))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void cancelled_work_gives_its_connection_back_and_leaves_nothing() {
        var products = new R2dbcProducts(database);
        var atomically = new R2dbcAtomically(database);
        var cancelled = Flux.range(0, 20)
                .concatMap(_ -> atomically
                        .run(products.create(newId(), BAG, CHANGE).then(Mono.never()))
                        .takeUntilOther(Mono.delay(Duration.ofMillis(20))));
        StepVerifier.create(cancelled).verifyComplete();

        var allAtOnce =
                Flux.range(0, SETTINGS.connections()).flatMap(_ -> database.together(client -> sleep(client, 0.1)));
        StepVerifier.create(allAtOnce).expectNextCount(SETTINGS.connections()).verifyComplete();
        StepVerifier.create(products.bySku(BAG.sku())).verifyComplete();
    }

    @Test
    void a_bug_is_not_an_outage() {
        StepVerifier.create(database.one(
                        client -> client.sql("SELECT no_such_column").then()))
                .verifyErrorSatisfies(error -> assertThat(error).isNotInstanceOf(StoreUnavailable.class));
    }

    private static void assertUnavailable(Throwable error, String message) {
        assertThat(error)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage(message)
                .hasCauseInstanceOf(Throwable.class);
    }

    private ProductId newId() {
        return new ProductId(identifiers.next());
    }

    private static Mono<Integer> backend(DatabaseClient client) {
        return client.sql("SELECT pg_backend_pid() AS pid")
                .map(row -> Columns.required(row, "pid", Integer.class))
                .one();
    }

    private static Mono<Boolean> sleep(DatabaseClient client, double seconds) {
        return client.sql("SELECT pg_sleep(:seconds) IS NOT NULL AS slept")
                .bind("seconds", seconds)
                .map(row -> Columns.flag(row, "slept"))
                .one();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
