package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A snapshot and the rejected lines of an import are read at the reader's pace, and leave nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class R2dbcSnapshotTest {

    private static final int PRODUCTS = 5_000;
    private static final UUID IMPORT = UUID.fromString("01890000-0000-7000-8000-000000000001");

    /** Far less than a snapshot of these tests takes. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMillis(300);

    private final ConnectionPool connections = Connections.ofLists(
            TestDatabase.shared().address(),
            new DatabaseSettings(1, 1, Duration.ofSeconds(5), Duration.ofSeconds(5), STATEMENT_TIMEOUT));

    private final Database database = new Database(connections, STATEMENT_TIMEOUT);
    private final R2dbcProductListings listings = new R2dbcProductListings(database);

    private final DatabaseClient observer = TestDatabase.shared().client();

    @BeforeAll
    void fill() {
        MadeUpCatalogue.fill(TestDatabase.shared(), PRODUCTS);
    }

    @AfterEach
    void the_connection_is_back() {
        await(Mono.fromSupplier(this::acquired), 0);
    }

    @Test
    void while_the_reader_pauses_postgresql_waits_in_the_middle_of_the_statement() {
        assertWaitsForItsReader(listings.snapshot(MadeUpCatalogue.query("sort=name")), "product");
    }

    @Test
    void so_it_does_while_the_reader_of_rejected_lines_pauses() {
        var rejected = 2_000;
        TestDatabase.shared().execute("""
            DELETE FROM import_run;
            INSERT INTO import_run (id, attempt, mode, dry_run, state, read, created, updated, unchanged, rejected, last_line,
                upload, started_by, started_at, updated_at)
            VALUES ('%1$s', 1, 'upsert', false, 'running', %2$d, 0, 0, 0, %2$d, %2$d, repeat('a1', 32), 'ana', now(), now());
            INSERT INTO import_reject (import_id, line, errors, input)
            SELECT '%1$s', line, '[]', convert_to(repeat('x', 1000), 'UTF8') FROM generate_series(1, %2$d) AS line
            """.formatted(IMPORT, rejected));
        var imports = new R2dbcImports(database, new SequentialIdentifiers(), new SimpleMeterRegistry());

        assertWaitsForItsReader(imports.rejects(new ImportId(IMPORT)), "import_reject");
    }

    private void assertWaitsForItsReader(Flux<?> rows, String table) {
        var read = StepVerifier.create(rows, 0)
                .thenRequest(10)
                .expectNextCount(10)
                .then(() -> await(waiting(table), 1))
                .thenAwait(STATEMENT_TIMEOUT.multipliedBy(2))
                .then(() -> await(waiting(table), 1))
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(_ -> true)
                .expectComplete()
                .verify(Duration.ofSeconds(60));

        assertThat(read).isGreaterThan(STATEMENT_TIMEOUT);
    }

    @Test
    void a_reader_that_goes_away_in_the_middle_gives_the_connection_back_at_once() {
        for (int time = 0; time < 20; time++) {
            StepVerifier.create(listings.snapshot(MadeUpCatalogue.query("")), 10)
                    .expectNextCount(10)
                    .thenCancel()
                    .verify(Duration.ofSeconds(10));
            await(Mono.fromSupplier(this::acquired), 0);
        }

        StepVerifier.create(listings.count(MadeUpCatalogue.query("")))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void a_reader_that_fails_gives_the_connection_back_too() {
        StepVerifier.create(listings.snapshot(MadeUpCatalogue.query(""))
                        .<Product>handle((_, sink) -> sink.error(new IllegalStateException("the reader fails"))))
                .verifyErrorMessage("the reader fails");
    }

    private int acquired() {
        return connections.getMetrics().map(PoolMetrics::acquiredSize).orElseThrow();
    }

    /** How many statements have begun to answer and wait until their reader asks for more. */
    private Mono<Integer> waiting(String table) {
        return observer.sql("""
            SELECT count(*) AS statements FROM pg_stat_activity
            WHERE state = 'active' AND wait_event = 'ClientRead' AND query LIKE '%FROM ' || :table || ' %'\
            """)
                .bind("table", table)
                .map(row -> (int) Columns.number(row, "statements"))
                .one();
    }

    private static void await(Mono<Integer> observed, int expected) {
        observed.filter(value -> value == expected)
                .repeatWhenEmpty(times -> times.delayElements(Duration.ofMillis(20)))
                .block(Duration.ofSeconds(10));
    }
}
