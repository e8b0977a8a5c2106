package io.vitrine.domain.exchange;

import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.CatalogueContract;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.exchange.ImportRun.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What {@link Imports} promises of the life of an import: running, broken, taken up again, ended. */
public abstract class ImportLifeContract extends CatalogueContract {
    private static final ImportOrder UPSERT = new ImportOrder(ImportMode.UPSERT, false);
    private static final Duration STALLED = ImportRun.STALLED.plusSeconds(1);

    protected abstract Imports imports();

    @Test
    void a_new_import_is_found_as_it_was_begun() {
        var run = begun(new ImportOrder(ImportMode.CREATE, true));

        assertThat(result(imports().byId(run.id()))).isEqualTo(run);
        assertThat(run.state()).isEqualTo(State.RUNNING);
    }

    @Test
    void what_is_not_there_is_not_found() {
        var id = new ImportId(identifiers.next());

        StepVerifier.create(imports().byId(id)).verifyComplete();
        StepVerifier.create(imports().finish(ImportAttempt.first(id), State.COMPLETED, now()))
                .verifyComplete();
        StepVerifier.create(imports().resume(id, now())).verifyComplete();
        StepVerifier.create(imports().keepAlive(ImportAttempt.first(id), now())).verifyComplete();
        StepVerifier.create(imports().store(ImportAttempt.first(id), batch(1), change()))
                .verifyComplete();
    }

    @Test
    void a_batch_is_progress() {
        var begun = begun(UPSERT);
        stored(begun, 3);

        var run = stored(begun, 7);

        var expected = new ImportRun(
                begun.attempt(),
                UPSERT,
                State.RUNNING,
                new ImportTally(2, 2, 0, 0, 0),
                7,
                batch(7).upload(),
                ANA,
                begun.startedAt(),
                now(),
                null);
        assertThat(run).isEqualTo(expected);
        assertThat(result(imports().byId(begun.id()))).isEqualTo(expected);
    }

    @Test
    void a_finished_import_keeps_its_tally() {
        var begun = begun(UPSERT);
        stored(begun, 3);

        var run = result(imports().finish(begun.attempt(), State.COMPLETED, change().at()));

        assertThat(run.state()).isEqualTo(State.COMPLETED);
        assertThat(run.finishedAt()).isEqualTo(now());
        assertThat(run.tally()).isEqualTo(new ImportTally(1, 1, 0, 0, 0));
        assertThat(run.lastLine()).isEqualTo(3);
        assertThat(result(imports().byId(begun.id()))).isEqualTo(run);
    }

    @Test
    void an_import_ends_once() {
        var begun = begun(UPSERT);
        var ended = result(imports().finish(begun.attempt(), State.COMPLETED, change().at()));

        var again = result(imports().finish(begun.attempt(), State.INTERRUPTED, change().at()));

        assertThat(again).isEqualTo(ended);
        assertThat(result(imports().byId(begun.id()))).isEqualTo(ended);
    }

    @Test
    void an_interrupted_import_is_taken_up_where_it_stopped() {
        var begun = begun(UPSERT);
        stored(begun, 3);
        result(imports().finish(begun.attempt(), State.INTERRUPTED, change().at()));

        var resumed = result(imports().resume(begun.id(), change().at()));

        assertThat(resumed.attempt()).isEqualTo(begun.attempt().next());
        assertThat(resumed.state()).isEqualTo(State.RUNNING);
        assertThat(resumed.finishedAt()).isNull();
        assertThat(resumed.lastLine()).isEqualTo(3);
        assertThat(resumed.tally()).isEqualTo(new ImportTally(1, 1, 0, 0, 0));
        assertThat(resumed.startedAt()).isEqualTo(begun.startedAt());
        assertThat(result(imports().byId(begun.id()))).isEqualTo(resumed);
        assertThat(stored(resumed, 4).tally()).isEqualTo(new ImportTally(2, 2, 0, 0, 0));
    }

    @Test
    void a_stalled_import_is_taken_up_too_and_does_not_stall_at_once() {
        var begun = begun(UPSERT);
        stored(begun, 3);

        var resumed = result(imports().resume(begun.id(), changeAfter(STALLED).at()));

        assertThat(resumed.state()).isEqualTo(State.RUNNING);
        assertThat(resumed.lastLine()).isEqualTo(3);
        assertThat(resumed.asSeenAt(now().plusSeconds(1)).state()).isEqualTo(State.RUNNING);
        StepVerifier.create(imports().resume(begun.id(), change().at())).verifyComplete();
    }

    @Test
    void an_attempt_whose_import_was_taken_up_by_another_changes_nothing_any_more() {
        var late = begun(UPSERT);
        stored(late, 3);
        var resumed = result(imports().resume(late.id(), changeAfter(STALLED).at()));
        var progressed = stored(resumed, 4);

        StepVerifier.create(imports().store(late.attempt(), batch(4), change())).verifyComplete();
        StepVerifier.create(imports().store(late.attempt(), batch(5), change())).verifyComplete();
        var notEnded = result(imports().finish(late.attempt(), State.COMPLETED, now()));

        assertThat(notEnded).isEqualTo(progressed);
        assertThat(result(imports().byId(late.id()))).isEqualTo(progressed);
        StepVerifier.create(products().bySku(new Sku("sku-5"))).verifyComplete();
    }

    @Test
    void an_import_that_has_ended_stores_nothing_more() {
        var begun = begun(UPSERT);
        var ended = result(imports().finish(begun.attempt(), State.INTERRUPTED, change().at()));

        StepVerifier.create(imports().store(begun.attempt(), batch(1), change()))
                .verifyComplete();

        assertThat(result(imports().byId(begun.id()))).isEqualTo(ended);
        StepVerifier.create(products().bySku(new Sku("sku-1"))).verifyComplete();
    }

    @Test
    void a_batch_is_stored_after_the_one_before() {
        var begun = begun(UPSERT);
        var turn = Sinks.<Void>empty();
        var early = imports()
                .store(begun.attempt(), batch(2), change(), turn.asMono())
                .toFuture();

        stored(begun, 1);
        assertThat(early).isNotDone();
        turn.tryEmitEmpty();

        assertThat(early)
                .succeedsWithin(Duration.ofSeconds(30))
                .satisfies(run -> assertThat(run.tally()).isEqualTo(new ImportTally(2, 2, 0, 0, 0)));
        assertThat(result(imports().byId(begun.id())).lastLine()).isEqualTo(2);
    }

    @Test
    void a_batch_whose_turn_comes_after_the_end_of_the_import_leaves_nothing() {
        var begun = begun(UPSERT);
        var turn = Sinks.<Void>empty();
        var early = imports()
                .store(begun.attempt(), batch(2), change(), turn.asMono())
                .toFuture();
        var ended = result(imports().finish(begun.attempt(), State.INTERRUPTED, change().at()));

        turn.tryEmitEmpty();

        assertThat(early).succeedsWithin(Duration.ofSeconds(30)).isNull();
        assertThat(result(imports().byId(begun.id()))).isEqualTo(ended);
        StepVerifier.create(products().bySku(new Sku("sku-2"))).verifyComplete();
    }

    @Test
    void a_batch_is_not_stored_when_the_one_before_was_not() {
        var begun = begun(UPSERT);
        var turn = Sinks.<Void>empty();
        var early = imports()
                .store(begun.attempt(), batch(2), change(), turn.asMono())
                .toFuture();

        turn.tryEmitError(new IllegalStateException("the one before failed"));

        assertThat(early).failsWithin(Duration.ofSeconds(30));
        assertThat(result(imports().byId(begun.id()))).isEqualTo(begun);
        StepVerifier.create(products().bySku(new Sku("sku-2"))).verifyComplete();
    }

    @Test
    void an_import_that_is_kept_alive_does_not_stall() {
        var begun = begun(UPSERT);
        var stored = stored(begun, 3);

        var alive =
                result(imports().keepAlive(begun.attempt(), changeAfter(STALLED).at()));

        assertThat(alive.updatedAt()).isEqualTo(now());
        assertThat(alive.tally()).isEqualTo(stored.tally());
        assertThat(alive.lastLine()).isEqualTo(3);
        assertThat(result(imports().byId(begun.id()))).isEqualTo(alive);
        StepVerifier.create(imports().resume(begun.id(), change().at())).verifyComplete();
    }

    @Test
    void an_attempt_that_is_over_is_not_kept_alive() {
        var late = begun(UPSERT);
        var resumed = result(imports().resume(late.id(), changeAfter(STALLED).at()));

        StepVerifier.create(imports().keepAlive(late.attempt(), change().at())).verifyComplete();

        assertThat(result(imports().byId(late.id()))).isEqualTo(resumed);
        var ended = result(imports().finish(resumed.attempt(), State.COMPLETED, change().at()));
        StepVerifier.create(imports().keepAlive(resumed.attempt(), change().at()))
                .verifyComplete();
        assertThat(result(imports().byId(late.id()))).isEqualTo(ended);
    }

    @Test
    void a_running_or_completed_import_is_not_taken_up() {
        var running = begun(UPSERT);
        var completed = begun(UPSERT);
        result(imports().finish(completed.attempt(), State.COMPLETED, change().at()));

        StepVerifier.create(imports().resume(running.id(), change().at())).verifyComplete();
        StepVerifier.create(
                        imports().resume(completed.id(), changeAfter(STALLED).at()))
                .verifyComplete();

        assertThat(result(imports().byId(running.id()))).isEqualTo(running);
    }

    @Test
    void of_twenty_who_take_up_an_import_at_once_one_succeeds() {
        var begun = begun(UPSERT);
        result(imports().finish(begun.attempt(), State.INTERRUPTED, change().at()));
        var at = change().at();

        var resumed = Flux.range(0, 20)
                .flatMap(_ -> imports().resume(begun.id(), at).subscribeOn(Schedulers.parallel()), 20)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(resumed).hasSize(1);
    }

    @Test
    void the_newest_imports_come_first() {
        var first = begun(UPSERT);
        var second = begun(UPSERT);
        var third = begun(UPSERT);

        assertThat(result(imports().newest(2).collectList())).isEqualTo(List.of(third, second));
        assertThat(result(imports().newest(200).collectList())).isEqualTo(List.of(third, second, first));
    }

    private ImportRun begun(ImportOrder order) {
        var run = ImportRun.begun(new ImportId(identifiers.next()), order, ANA, change().at());
        imports().begin(run).block(Duration.ofSeconds(30));
        return run;
    }

    private ImportRun stored(ImportRun run, long number) {
        return result(imports().store(run.attempt(), batch(number), change()));
    }

    private static ImportBatch batch(long number) {
        var draft = aProduct().withSku("sku-" + number).build();
        return ImportBatches.batchOf(List.of(new ImportLine.Accepted(number, draft, "{}")));
    }
}
