package io.vitrine.application.exchange;

import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.audit.Act;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.InMemoryCatalogueChanges;
import io.vitrine.domain.exchange.ImportBatch;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportMode;
import io.vitrine.domain.exchange.ImportOrder;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.exchange.InMemoryImports;
import io.vitrine.domain.idempotency.IdempotencyKey;
import io.vitrine.domain.idempotency.InMemoryAnswers;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.InMemoryAtomically;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.shared.StoreUnavailable;
import io.vitrine.domain.shared.Violation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

class ImportCatalogueTest {

    private static final Actor EDITOR = new Actor("editor");
    private static final Act UPLOADING = new Act(
            EDITOR,
            new Occasion(Instant.parse("2026-11-24T10:00:00Z"), new Origin("203.0.113.0/24", "curl"), "request-1"));
    private static final ImportOrder UPSERT = new ImportOrder(ImportMode.UPSERT, false);
    private static final Optional<IdempotencyKey> WITHOUT_KEY = Optional.empty();
    private static final Optional<IdempotencyKey> MONDAY = Optional.of(new IdempotencyKey(EDITOR, "monday"));

    private static final StoreUnavailable GONE = new StoreUnavailable("gone", new IOException());

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();
    private final InMemoryCatalogueChanges changes = catalogue.changes();
    private final WatchedImports imports = new WatchedImports(new InMemoryImports(catalogue));
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final ImportCatalogue importCatalogue = new ImportCatalogue(
            imports,
            new InMemoryAnswers(),
            new InMemoryAtomically(),
            new SequentialIdentifiers(),
            clock,
            audit,
            changes);

    @Test
    void every_line_is_stored_and_the_import_is_completed() {
        var lines = Flux.concat(products(1, 600), Flux.just(refused(601)));

        var outcome = upload(UPSERT, WITHOUT_KEY, lines);

        assertThat(outcome).isInstanceOfSatisfying(ImportOutcome.Completed.class, completed -> {
            assertThat(completed.run().state()).isEqualTo(ImportRun.State.COMPLETED);
            assertThat(completed.run().tally().created()).isEqualTo(600);
            assertThat(completed.run().tally().rejected()).isEqualTo(1);
            assertThat(completed.run().lastLine()).isEqualTo(601);
        });
    }

    @Test
    void an_outcome_waits_until_every_instance_has_heard_of_what_was_stored() {
        var heard = Sinks.<Void>empty();
        changes.settlesWith(heard.asMono());

        StepVerifier.create(importCatalogue.upload(UPSERT, WITHOUT_KEY, UPLOADING, products(1, 3)))
                .expectSubscription()
                .then(() -> assertThat(changes.waits()).isEqualTo(1))
                .then(heard::tryEmitEmpty)
                .expectNextMatches(ImportOutcome.Completed.class::isInstance)
                .verifyComplete();
    }

    @Test
    void so_does_the_outcome_of_an_upload_that_broke() {
        var broken = products(1, 3).concatWith(Flux.error(new UploadBroke("cut off", null)));

        assertThat(upload(UPSERT, WITHOUT_KEY, broken)).isInstanceOf(ImportOutcome.Interrupted.class);

        assertThat(changes.waits()).isEqualTo(1);
    }

    @Test
    void an_empty_upload_is_a_completed_import() {
        assertThat(upload(UPSERT, WITHOUT_KEY, Flux.empty()))
                .isInstanceOfSatisfying(
                        ImportOutcome.Completed.class,
                        completed -> assertThat(completed.run().tally().read()).isZero());
    }

    @Test
    void a_sku_that_comes_again_meets_what_the_line_before_stored() {
        var twice =
                Flux.<ImportLine>just(product(1, "A", "first"), product(2, "A", "second"), product(3, "A", "second"));

        var outcome = upload(UPSERT, WITHOUT_KEY, twice);

        assertThat(outcome).isInstanceOfSatisfying(ImportOutcome.Completed.class, completed -> {
            assertThat(completed.run().tally().created()).isEqualTo(1);
            assertThat(completed.run().tally().updated()).isEqualTo(1);
            assertThat(completed.run().tally().unchanged()).isEqualTo(1);
        });
        assertThat(imports.batches).extracting(batch -> batch.lines().size()).containsExactly(1, 1, 1);
    }

    @Test
    void lines_are_read_no_faster_than_they_are_stored() {
        var requested = new ArrayList<Long>();
        var stored = TestPublisher.<ImportRun>create();
        imports.storing = (_, _, _, _) -> stored.mono();

        var upload = importCatalogue
                .upload(UPSERT, WITHOUT_KEY, UPLOADING, products(1, 100_000).doOnRequest(requested::add))
                .subscribe();

        assertThat(requested.stream().mapToLong(Long::longValue).sum()).isLessThan(2_000);
        upload.dispose();
    }

    @Test
    void a_batch_is_worked_on_while_the_one_before_is_stored_and_no_batch_after_it() {
        var stored = TestPublisher.<ImportRun>create();
        imports.storing = (_, _, _, _) -> stored.mono();

        var upload = importCatalogue
                .upload(UPSERT, WITHOUT_KEY, UPLOADING, products(1, 100_000))
                .subscribe();

        assertThat(imports.batches).extracting(ImportBatch::lastLine).containsExactly(500L, 1_000L);
        upload.dispose();
    }

    @Test
    void the_turn_of_a_batch_comes_when_the_one_before_is_stored() {
        var first = TestPublisher.<ImportRun>create();
        var turns = new ArrayList<Integer>();
        imports.storing = (_, batch, _, turn) -> {
            var number = imports.batches.size();
            var noted = turn.then(Mono.<ImportRun>fromRunnable(() -> turns.add(number)));
            return number == 1 ? first.mono() : noted.thenReturn(onlyImport());
        };
        var upload = importCatalogue
                .upload(UPSERT, WITHOUT_KEY, UPLOADING, products(1, 1_500))
                .subscribe();

        assertThat(turns).isEmpty();
        first.emit(onlyImport());

        assertThat(turns).containsExactly(2, 3);
        upload.dispose();
    }

    @Test
    void a_batch_with_a_sku_of_the_one_before_is_worked_on_after_it() {
        var stored = TestPublisher.<ImportRun>create();
        imports.storing = (_, _, _, _) -> stored.mono();

        var upload = importCatalogue
                .upload(
                        UPSERT,
                        WITHOUT_KEY,
                        UPLOADING,
                        products(1, 500).concatWithValues(product(501, "P500", "again")))
                .subscribe();

        assertThat(imports.batches).hasSize(1);
        upload.dispose();
    }

    @Test
    void a_batch_that_fails_before_its_turn_does_not_undo_the_one_before() {
        imports.storing = (attempt, batch, change, turn) -> batch.lastLine() > 500
                ? Mono.error(GONE)
                : Mono.delay(Duration.ofMillis(50)).then(imports.imports.store(attempt, batch, change, turn));

        var outcome = importCatalogue
                .upload(UPSERT, WITHOUT_KEY, UPLOADING, products(1, 1_000))
                .block(Duration.ofSeconds(30));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ImportOutcome.StoreLost.class,
                        lost -> assertThat(lost.run().lastLine()).isEqualTo(500));
    }

    @Test
    void each_attempt_at_an_import_is_noted_with_what_it_wrote() {
        upload(UPSERT, MONDAY, products(1, 300).concatWith(broken()));
        upload(UPSERT, MONDAY, products(1, 1_000));
        upload(UPSERT, MONDAY, products(1, 1_000));

        assertThat(noted())
                .extracting(event ->
                        event.details().get("state") + " " + event.details().get("created"))
                .containsExactly("interrupted 300", "completed 700");
    }

    @Test
    void an_import_whose_store_went_away_is_noted_as_far_as_is_known() {
        imports.storing = (attempt, batch, change, turn) ->
                batch.lastLine() > 500 ? Mono.error(GONE) : imports.imports.store(attempt, batch, change, turn);
        imports.finishing = _ -> Mono.error(GONE);

        upload(UPSERT, WITHOUT_KEY, products(1, 1_000));

        assertThat(noted()).extracting(event -> event.details().get("created")).containsExactly("500");
    }

    private List<AuditEvent> noted() {
        return audit.records(AuditInquiry.EVERYTHING)
                .map(AuditRecord::event)
                .collectList()
                .blockOptional()
                .orElseThrow()
                .reversed();
    }

    @Test
    void a_slow_upload_is_stored_before_a_batch_is_full() {
        StepVerifier.withVirtualTime(() -> importCatalogue.upload(UPSERT, WITHOUT_KEY, UPLOADING, slowly(10)))
                .thenAwait(Duration.ofSeconds(8))
                .expectNextCount(1)
                .verifyComplete();

        assertThat(imports.batches).hasSizeGreaterThan(3);
    }

    @Test
    void an_upload_from_which_nothing_comes_for_a_while_is_kept_alive() {
        var start = now;
        StepVerifier.withVirtualTime(() -> {
                    var clock = VirtualTimeScheduler.get();
                    return new ImportCatalogue(
                                    imports,
                                    new InMemoryAnswers(),
                                    new InMemoryAtomically(),
                                    new SequentialIdentifiers(),
                                    () -> start.plusMillis(clock.now(TimeUnit.MILLISECONDS)),
                                    audit,
                                    changes)
                            .upload(UPSERT, MONDAY, UPLOADING, silentFor(Duration.ofMinutes(10)));
                })
                .thenAwait(Duration.ofMinutes(9))
                .then(() -> assertThat(onlyImport()
                                .asSeenAt(start.plus(Duration.ofMinutes(9)))
                                .state())
                        .isEqualTo(ImportRun.State.RUNNING))
                .thenAwait(Duration.ofMinutes(1))
                .expectNextMatches(ImportOutcome.Completed.class::isInstance)
                .verifyComplete();

        assertThat(imports.signsOfLife).hasSizeBetween(18, 20);
        assertThat(imports.batches).hasSize(2);
    }

    @Test
    void an_upload_that_sends_needs_no_other_sign_of_life() {
        StepVerifier.withVirtualTime(() -> importCatalogue.upload(UPSERT, WITHOUT_KEY, UPLOADING, slowly(200)))
                .thenAwait(Duration.ofMinutes(3))
                .expectNextCount(1)
                .verifyComplete();

        assertThat(imports.signsOfLife).isEmpty();
    }

    @Test
    void what_arrived_before_an_upload_broke_is_stored() {
        var outcome = upload(
                UPSERT,
                WITHOUT_KEY,
                products(1, 300).concatWith(Flux.error(new UploadBroke("reset", new IOException()))));

        assertThat(outcome).isInstanceOfSatisfying(ImportOutcome.Interrupted.class, interrupted -> {
            assertThat(interrupted.cause()).hasMessage("reset");
            assertThat(interrupted.run().state()).isEqualTo(ImportRun.State.INTERRUPTED);
            assertThat(interrupted.run().lastLine()).isEqualTo(300);
        });
    }

    @Test
    void an_upload_whose_sender_goes_away_is_interrupted() {
        importCatalogue
                .upload(UPSERT, WITHOUT_KEY, UPLOADING, products(1, 300).concatWith(Flux.never()))
                .subscribe()
                .dispose();

        assertThat(onlyImport().state()).isEqualTo(ImportRun.State.INTERRUPTED);
    }

    @Test
    void what_is_no_broken_upload_is_an_error_and_leaves_the_import_interrupted() {
        var bug = new IllegalStateException("a bug");

        StepVerifier.create(importCatalogue.upload(
                        UPSERT, WITHOUT_KEY, UPLOADING, products(1, 300).concatWith(Flux.error(bug))))
                .expectErrorSatisfies(error -> assertThat(error).isSameAs(bug))
                .verify();

        assertThat(onlyImport().state()).isEqualTo(ImportRun.State.INTERRUPTED);
    }

    @Test
    void a_store_that_goes_away_leaves_the_import_interrupted_after_what_was_stored() {
        imports.storing = (attempt, batch, change, turn) ->
                batch.lastLine() > 500 ? Mono.error(GONE) : imports.imports.store(attempt, batch, change, turn);

        var outcome = upload(UPSERT, WITHOUT_KEY, products(1, 1_000));

        assertThat(outcome).isInstanceOfSatisfying(ImportOutcome.StoreLost.class, lost -> {
            assertThat(lost.run().lastLine()).isEqualTo(500);
            assertThat(lost.cause()).isSameAs(GONE);
        });
        assertThat(onlyImport().state()).isEqualTo(ImportRun.State.INTERRUPTED);
        assertThat(onlyImport().lastLine()).isEqualTo(500);
    }

    @Test
    void a_store_that_stays_away_is_told_too() {
        imports.storing = (_, _, _, _) -> Mono.error(GONE);
        imports.finishing = _ -> Mono.error(GONE);

        assertThat(upload(UPSERT, WITHOUT_KEY, products(1, 3))).isInstanceOf(ImportOutcome.StoreLost.class);
    }

    @Test
    void a_completed_upload_that_is_sent_again_with_its_key_is_answered_again() {
        var first = (ImportOutcome.Completed) upload(UPSERT, MONDAY, products(1, 3));

        var again = upload(UPSERT, MONDAY, products(1, 3));

        assertThat(again).isEqualTo(new ImportOutcome.Repeated(first.run()));
        assertThat(imports.batches).hasSize(1);
    }

    @Test
    void a_broken_upload_that_is_sent_again_with_its_key_is_taken_up_where_it_stopped() {
        var broken = (ImportOutcome.Interrupted) upload(
                UPSERT, MONDAY, products(1, 300).concatWith(Flux.error(new UploadBroke("reset", new IOException()))));

        var resumed = upload(UPSERT, MONDAY, products(1, 1_000));

        assertThat(resumed).isInstanceOfSatisfying(ImportOutcome.Completed.class, completed -> {
            assertThat(completed.run().id()).isEqualTo(broken.run().id());
            assertThat(completed.run().tally().created()).isEqualTo(1_000);
            assertThat(completed.run().tally().unchanged()).isZero();
            assertThat(completed.run().lastLine()).isEqualTo(1_000);
        });
    }

    @Test
    void other_lines_under_the_key_of_a_completed_upload_are_refused() {
        upload(UPSERT, MONDAY, products(1, 3));

        assertThat(upload(UPSERT, MONDAY, products(1, 4))).isEqualTo(new ImportOutcome.KeyMismatch());
        assertThat(upload(UPSERT, MONDAY, products(1, 2))).isEqualTo(new ImportOutcome.KeyMismatch());
        assertThat(imports.batches).hasSize(1);
    }

    @Test
    void other_lines_under_the_key_of_a_broken_upload_are_refused_and_the_right_ones_still_taken_up() {
        upload(UPSERT, MONDAY, products(1, 300).concatWith(broken()));
        var others = products(1, 299).concatWithValues(product(300, "OTHER", "other"), product(301, "P301", "product"));

        assertThat(upload(UPSERT, MONDAY, others)).isEqualTo(new ImportOutcome.KeyMismatch());
        assertThat(upload(UPSERT, MONDAY, products(1, 200))).isEqualTo(new ImportOutcome.KeyMismatch());
        assertThat(onlyImport().lastLine()).isEqualTo(300);
        assertThat(onlyImport().state()).isEqualTo(ImportRun.State.INTERRUPTED);
        assertThat(upload(UPSERT, MONDAY, products(1, 301)))
                .isInstanceOfSatisfying(
                        ImportOutcome.Completed.class,
                        completed ->
                                assertThat(completed.run().tally().created()).isEqualTo(301));
    }

    @Test
    void a_repeat_that_breaks_says_so_and_changes_nothing() {
        var first = (ImportOutcome.Completed) upload(UPSERT, MONDAY, products(1, 3));

        var again = upload(UPSERT, MONDAY, products(1, 2).concatWith(broken()));

        assertThat(again).isInstanceOf(ImportOutcome.Interrupted.class);
        assertThat(onlyImport()).isEqualTo(first.run());
    }

    private static Flux<ImportLine> broken() {
        return Flux.error(new UploadBroke("reset", new IOException()));
    }

    @Test
    void an_upload_that_is_running_is_not_begun_twice() {
        var running =
                importCatalogue.upload(UPSERT, MONDAY, UPLOADING, Flux.never()).subscribe();

        assertThat(upload(UPSERT, MONDAY, products(1, 3))).isInstanceOf(ImportOutcome.InProgress.class);
        running.dispose();
    }

    @Test
    void an_upload_whose_instance_died_can_be_taken_up_after_a_while() {
        imports.finishing = _ -> Mono.never();
        importCatalogue
                .upload(UPSERT, MONDAY, UPLOADING, products(1, 300).concatWith(Flux.never()))
                .subscribe()
                .dispose();
        imports.finishing = null;

        now = now.plus(ImportRun.STALLED).plusSeconds(1);

        assertThat(upload(UPSERT, MONDAY, products(1, 301))).isInstanceOf(ImportOutcome.Completed.class);
    }

    @Test
    void an_upload_that_stalled_and_was_taken_over_stores_nothing_more() {
        var late = TestPublisher.<ImportLine>create();
        var outcome =
                importCatalogue.upload(UPSERT, MONDAY, UPLOADING, late.flux()).toFuture();
        now = now.plus(ImportRun.STALLED).plusSeconds(1);
        var other = (ImportOutcome.Completed) upload(UPSERT, MONDAY, products(1, 3));

        late.next(product(1, "LATE", "late")).complete();

        assertThat(outcome).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new ImportOutcome.TakenOver(other.run()));
        assertThat(onlyImport()).isEqualTo(other.run());
    }

    @Test
    void an_upload_that_was_taken_over_is_not_read_to_its_end() {
        imports.storing = (_, _, _, _) -> Mono.empty();

        var outcome = importCatalogue.upload(
                UPSERT, WITHOUT_KEY, UPLOADING, products(1, 250).concatWith(Flux.never()));

        StepVerifier.create(outcome).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(10));
    }

    @Test
    void a_key_belongs_to_one_kind_of_upload() {
        upload(UPSERT, MONDAY, products(1, 3));

        var other = upload(new ImportOrder(ImportMode.CREATE, false), MONDAY, products(1, 3));

        assertThat(other).isEqualTo(new ImportOutcome.KeyMismatch());
    }

    private ImportOutcome upload(ImportOrder order, Optional<IdempotencyKey> key, Flux<ImportLine> lines) {
        return importCatalogue
                .upload(order, key, UPLOADING, lines)
                .blockOptional()
                .orElseThrow();
    }

    private ImportRun onlyImport() {
        return imports.newest(2)
                .collectList()
                .map(List::getFirst)
                .blockOptional()
                .orElseThrow();
    }

    private static Flux<ImportLine> products(int first, int last) {
        return Flux.fromStream(IntStream.rangeClosed(first, last).mapToObj(n -> product(n, "P" + n, "product")));
    }

    private static Flux<ImportLine> slowly(int count) {
        return Flux.interval(Duration.ofMillis(700))
                .map(n -> product(n + 1, "S" + n, "slow"))
                .take(count);
    }

    private static Flux<ImportLine> silentFor(Duration pause) {
        return products(1, 1).concatWith(Mono.delay(pause).map(_ -> product(2, "LATE", "late")));
    }

    private static ImportLine product(long number, String sku, String name) {
        return new ImportLine.Accepted(
                number, aProduct().withSku(sku).named(name).build(), sku + " " + name);
    }

    private static ImportLine refused(long number) {
        return new ImportLine.Rejected(number, List.of(new Violation("/sku", "required", "is missing")), "{}");
    }
}
