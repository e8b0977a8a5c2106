package io.vitrine.adapter.r2dbc;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import io.r2dbc.spi.Connection;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandWrite;
import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductWrite;
import io.vitrine.domain.exchange.ImportBatches;
import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportMode;
import io.vitrine.domain.exchange.ImportOrder;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Several instances on one PostgreSQL, each of which must not trust what it keeps longer than it may. */
class ChangesAmongInstancesTest {

    private static final Actor ANA = new Actor("ana");
    private static final int WRITERS = 4;
    private static final int ROUNDS = 500;

    private final TestDatabase database = TestDatabase.shared();
    private final TestPorts ports = TestPorts.onEmptyDatabase();
    private final SequentialIdentifiers identifiers = new SequentialIdentifiers();

    @Test
    void a_write_that_was_waited_for_was_told_to_every_instance() {
        Map<ProductId, Integer> heard = new ConcurrentHashMap<>();
        try (var here = Instance.at(database.address());
                var there = Instance.at(database.address(), change -> count(change, heard))) {
            var writers = Flux.range(0, WRITERS).flatMap(_ -> {
                var mine = product();
                here.settled();
                var before = heard.getOrDefault(mine.id(), 0);
                return Flux.range(1, ROUNDS)
                        .concatMap(round -> written(mine)
                                .then(here.changes.settled())
                                .then(Mono.fromSupplier(() -> heard.getOrDefault(mine.id(), 0) - before - round)));
            });

            StepVerifier.create(writers.filter(missing -> missing != 0))
                    .expectComplete()
                    .verify(Duration.ofMinutes(2));
            assertThat(there.changes.hearing()).isEqualTo(Hearing.CURRENT);
        }
    }

    private static void count(CatalogueChange change, Map<ProductId, Integer> heard) {
        if (change instanceof CatalogueChange.OfProducts(var products, var _)) {
            products.forEach(product -> heard.merge(product, 1, Integer::sum));
        }
    }

    private Mono<Long> written(Product product) {
        return database.client()
                .sql("UPDATE product SET description = description || 'x' WHERE id = :id")
                .bind("id", product.id().value())
                .fetch()
                .rowsUpdated();
    }

    @Test
    void an_instance_that_is_stopped_keeps_nobody_waiting_for_longer_than_it_trusts_what_it_keeps() throws IOException {
        try (var proxy = new BlockableProxy(database.port());
                var here = Instance.at(database.address());
                var there = Instance.at(proxy.before(database.address()))) {
            var gone = brand();
            here.settled();
            proxy.block();
            there.told.clear();

            var written = product();
            ports.brands()
                    .remove(gone.id(), new Precondition.Existing(), change())
                    .block();
            here.settled();

            assertThat(there.changes.hearing()).isNotEqualTo(Hearing.CURRENT);
            assertThat(there.told).isEmpty();

            proxy.unblock();
            there.waitUntil(Hearing.CURRENT);
            assertThat(there.told.getFirst()).isInstanceOfSatisfying(CatalogueChange.Unheard.class, unheard -> {
                assertThat(unheard.products()).contains(written.id());
                assertThat(unheard.brands()).contains(gone.id());
            });
        }
    }

    @Test
    void nobody_waits_for_an_instance_that_took_its_leave() {
        var there = Instance.at(database.address());
        assertThat(listeners()).isEqualTo(1);

        there.close();

        assertThat(listeners()).isZero();
        assertThat(there.changes.hearing()).isNotEqualTo(Hearing.CURRENT);
    }

    @Test
    void a_lease_that_somebody_took_away_is_taken_again_after_what_was_missed() {
        try (var here = Instance.at(database.address())) {
            here.told.clear();

            database.execute("DELETE FROM catalogue_listener");

            await().until(() -> here.told.stream().anyMatch(CatalogueChange.Unheard.class::isInstance));
            here.waitUntil(Hearing.CURRENT);
        }
    }

    @Test
    void a_failure_that_is_no_outage_is_reported_once_however_often_it_comes() {
        var broken = new AtomicBoolean();
        var failures = new AtomicInteger();
        try (var here = Instance.at(database.address(), _ -> failIf(broken, failures))) {
            broken.set(true);
            product();
            await().untilAtomic(failures, greaterThan(2));
            broken.set(false);
            here.waitUntil(Hearing.CURRENT);

            assertThat(here.incidents.reported())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Incident.Failure.class,
                            failure -> assertThat(failure.error()).hasStackTraceContaining("on purpose"));
        }
    }

    private static void failIf(AtomicBoolean broken, AtomicInteger failures) {
        if (broken.get()) {
            failures.incrementAndGet();
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void three_thousand_products_at_once_are_everything() {
        try (var here = Instance.at(database.address())) {
            var lines = IntStream.rangeClosed(1, 3_000)
                    .mapToObj(n -> (ImportLine) new ImportLine.Accepted(
                            n, aProduct().withSku("sku-" + n).build(), ""))
                    .toList();
            var run = ImportRun.begun(
                    new ImportId(identifiers.next()), new ImportOrder(ImportMode.UPSERT, false), ANA, change().at());
            here.told.clear();

            ports.imports()
                    .begin(run)
                    .then(ports.imports().store(run.attempt(), ImportBatches.batchOf(lines), change()))
                    .block();
            here.settled();

            assertThat(here.told).hasOnlyElementsOfType(CatalogueChange.OfEverything.class);
        }
    }

    @Test
    void what_is_done_by_hand_is_heard_too() {
        var product = product();
        var brand = brand();
        try (var here = Instance.at(database.address())) {
            here.told.clear();

            database.execute("DELETE FROM product");
            database.execute("UPDATE brand SET description = 'by hand'");
            database.execute("TRUNCATE brand CASCADE");
            here.settled();

            assertThat(here.told)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .satisfies(told -> assertThat(told.getFirst())
                            .isInstanceOfSatisfying(
                                    CatalogueChange.OfProducts.class,
                                    change -> assertThat(change.products()).isEqualTo(Set.of(product.id()))))
                    .satisfies(told -> assertThat(told.get(1))
                            .isInstanceOfSatisfying(
                                    CatalogueChange.OfBrands.class,
                                    change -> assertThat(change.brands()).isEqualTo(Set.of(brand.id()))))
                    .satisfies(told -> assertThat(told.getLast()).isInstanceOf(CatalogueChange.OfEverything.class));
        }
    }

    @Test
    void a_transaction_that_began_earlier_holds_the_position_back_until_it_is_over() {
        try (var here = Instance.at(database.address())) {
            var slow = requireNonNull(database.connections().create().block());
            var number = requireNonNull(begun(slow).block());

            product();
            here.settled();
            var change = here.told.getLast().at();
            assertThat(change).isGreaterThan(number);
            await().during(Duration.ofSeconds(1)).until(() -> here.changes.position() <= number);

            Mono.from(slow.rollbackTransaction()).then(Mono.from(slow.close())).block();
            await().until(() -> here.changes.position() > change);
        }
    }

    private static Mono<Long> begun(Connection connection) {
        return Mono.from(connection.beginTransaction())
                .then(Mono.from(connection
                        .createStatement("SELECT CAST(CAST(pg_current_xact_id() AS text) AS bigint) AS number")
                        .execute()))
                .flatMap(result -> Mono.from(result.map(row -> Columns.number(row, "number"))));
    }

    private long listeners() {
        return requireNonNull(database.client()
                .sql("SELECT count(*) AS listeners FROM catalogue_listener WHERE lease_until > clock_timestamp()")
                .map(row -> Columns.number(row, "listeners"))
                .one()
                .block());
    }

    private Product product() {
        var id = new ProductId(identifiers.next());
        var draft = aProduct().withSku("sku-" + id).build();
        var write = requireNonNull(ports.products().create(id, draft, change()).block());
        return ((ProductWrite.Created) write).product();
    }

    private Brand brand() {
        var id = new BrandId(identifiers.next());
        var write = requireNonNull(
                ports.brands().create(id, aBrand("DKNY").build(), change()).block());
        return ((BrandWrite.Created) write).brand();
    }

    private static Change change() {
        return new Change(ANA, Instant.now());
    }
}
