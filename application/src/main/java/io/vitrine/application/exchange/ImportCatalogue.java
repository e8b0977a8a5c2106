package io.vitrine.application.exchange;

import io.vitrine.domain.audit.Act;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.catalogue.CatalogueChanges;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.exchange.ImportBatch;
import io.vitrine.domain.exchange.ImportEvents;
import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportOrder;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.exchange.UploadDigest;
import io.vitrine.domain.idempotency.Answer;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.idempotency.Claim;
import io.vitrine.domain.idempotency.Fingerprint;
import io.vitrine.domain.idempotency.IdempotencyKey;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Imports a stream of lines at the pace of the store. Lines are stored in batches, each in one step with the progress of
 * the import, so that what is reported as stored is stored, and heard of by every instance.
 *
 * <p>An upload may carry a key. Sent again with it, a completed upload is answered again, and one that broke is taken up
 * after the last line that was dealt with.
 */
public final class ImportCatalogue {

    /** How many batches are worked on at the same time. */
    private static final int AT_A_TIME = 2;

    private final Imports imports;
    private final Answers answers;
    private final Atomically atomically;
    private final Identifiers identifiers;
    private final InstantSource clock;
    private final AuditLog audit;
    private final CatalogueChanges changes;

    public ImportCatalogue(
            Imports imports,
            Answers answers,
            Atomically atomically,
            Identifiers identifiers,
            InstantSource clock,
            AuditLog audit,
            CatalogueChanges changes) {
        this.imports = imports;
        this.answers = answers;
        this.atomically = atomically;
        this.identifiers = identifiers;
        this.clock = clock;
        this.audit = audit;
        this.changes = changes;
    }

    /**
     * Imports these lines.
     *
     * @param lines numbered upwards; they end with {@link UploadBroke} where the upload cannot be read on, which leads to
     *     {@code Interrupted}; another error is a bug, is signalled, and interrupts the import too
     * @return an error signal only for bugs, or when the store is out of reach from the beginning
     */
    public Mono<ImportOutcome> upload(
            ImportOrder order, Optional<IdempotencyKey> key, Act act, Flux<ImportLine> lines) {
        return key.map(present -> claimed(present, order, act.by()))
                .orElseGet(() -> begun(order, act.by()).map(Permit.Granted::new))
                .flatMap(permit -> switch (permit) {
                    case Permit.Granted(var run) -> heardOf(stored(run, lines, act));
                    case Permit.Needless(var run) -> heardOf(repeated(run, lines));
                    case Permit.Denied(var outcome) -> Mono.just(outcome);
                });
    }

    /** Whatever it led to, something may have been stored. */
    private Mono<ImportOutcome> heardOf(Mono<ImportOutcome> outcome) {
        return outcome.delayUntil(_ -> changes.settled());
    }

    /** Whether an upload may begin, and as which import. */
    private sealed interface Permit {
        record Granted(ImportRun run) implements Permit {}

        /** It was completed before. */
        record Needless(ImportRun run) implements Permit {}

        record Denied(ImportOutcome outcome) implements Permit {}
    }

    private Mono<Permit> claimed(IdempotencyKey key, ImportOrder order, Actor by) {
        var fingerprint = Fingerprint.of("import " + order.mode() + " " + order.dryRun(), new byte[0]);
        return atomically.run(answers.claim(key, fingerprint, clock.instant()).flatMap(claim -> switch (claim) {
            case Claim.Fresh() ->
                begun(order, by)
                        .flatMap(run -> remembered(run, key, fingerprint).thenReturn(new Permit.Granted(run)));
            case Claim.Answered(var answer) -> known(importIn(answer));
            case Claim.Mismatch() -> Mono.just(new Permit.Denied(new ImportOutcome.KeyMismatch()));
            case Claim.InProgress() -> Mono.just(new Permit.Denied(new ImportOutcome.InProgress(Optional.empty())));
        }));
    }

    private Mono<Permit> known(ImportId id) {
        return imports.byId(id).map(run -> run.asSeenAt(clock.instant())).flatMap(run -> switch (run.state()) {
            case COMPLETED -> Mono.just(new Permit.Needless(run));
            case RUNNING -> Mono.just(new Permit.Denied(new ImportOutcome.InProgress(Optional.of(run))));
            case INTERRUPTED -> resumed(run);
        });
    }

    private Mono<Permit> resumed(ImportRun broken) {
        return imports.resume(broken.id(), clock.instant())
                .<Permit>map(Permit.Granted::new)
                .defaultIfEmpty(new Permit.Denied(new ImportOutcome.InProgress(Optional.of(broken))));
    }

    private Mono<ImportRun> begun(ImportOrder order, Actor by) {
        return Mono.defer(() -> {
            var run = ImportRun.begun(new ImportId(identifiers.next()), order, by, clock.instant());
            return imports.begin(run).thenReturn(run);
        });
    }

    /** The answer kept under a key is the identity of the import that it began. */
    private Mono<Void> remembered(ImportRun run, IdempotencyKey key, Fingerprint fingerprint) {
        var id = run.id().toString().getBytes(StandardCharsets.UTF_8);
        return answers.keep(key, fingerprint, new Answer(200, Map.of(), id), clock.instant());
    }

    private static ImportId importIn(Answer answer) {
        return new ImportId(UUID.fromString(new String(answer.body(), StandardCharsets.UTF_8)));
    }

    private static Mono<ImportOutcome> repeated(ImportRun run, Flux<ImportLine> lines) {
        var upload = new UploadDigest();
        return lines.doOnNext(upload::add)
                .then(Mono.<ImportOutcome>fromSupplier(() -> upload.soFar().equals(run.upload())
                        ? new ImportOutcome.Repeated(run)
                        : new ImportOutcome.KeyMismatch()))
                .onErrorResume(UploadBroke.class, cause -> Mono.just(new ImportOutcome.Interrupted(run, cause)));
    }

    private Mono<ImportOutcome> stored(ImportRun run, Flux<ImportLine> lines, Act act) {
        return Mono.usingWhen(
                Mono.just(run),
                begun -> storedToTheEnd(begun, lines, act),
                _ -> Mono.empty(),
                (begun, _) -> finished(begun, ImportRun.State.INTERRUPTED, act),
                begun -> finished(begun, ImportRun.State.INTERRUPTED, act));
    }

    /** What arrived before the upload broke is stored like the rest. */
    private Mono<ImportOutcome> storedToTheEnd(ImportRun run, Flux<ImportLine> lines, Act act) {
        var progress = new AtomicReference<>(run);
        var broken = new AtomicReference<@Nullable UploadBroke>();
        var whole = lines.onErrorResume(UploadBroke.class, cause -> {
            broken.set(cause);
            return Mono.empty();
        });
        var upload = new UploadDigest();
        var turns = new Turns();
        return Batches.of(TakingUp.after(run, upload, whole), upload)
                .flatMapSequential(
                        batch -> progressed(run, batch, turns)
                                .doOnNext(progress::set)
                                .hasElement(),
                        AT_A_TIME,
                        1)
                .all(stored -> stored)
                .flatMap(all -> all ? outcome(run, broken.get(), act) : takenOver(run))
                .onErrorResume(
                        TakingUp.OtherUpload.class,
                        _ -> finished(run, ImportRun.State.INTERRUPTED, act)
                                .thenReturn(new ImportOutcome.KeyMismatch()))
                .onErrorResume(StoreUnavailable.class, cause -> lost(run, progress.get(), cause, act));
    }

    /** Empty when the attempt is over. */
    private Mono<ImportRun> progressed(ImportRun run, Optional<ImportBatch> batch, Turns turns) {
        var now = clock.instant();
        return batch.map(lines -> turns.next(
                        lines.skus(), turn -> imports.store(run.attempt(), lines, new Change(run.by(), now), turn)))
                .orElseGet(() -> turns.next(Set.of(), turn -> turn.then(imports.keepAlive(run.attempt(), now))));
    }

    /** A store that answers again is told at once; one that does not will see for itself that the import stalled. */
    private Mono<ImportOutcome> lost(ImportRun run, ImportRun progress, StoreUnavailable cause, Act act) {
        var outcome = new ImportOutcome.StoreLost(progress, cause);
        return finished(run, ImportRun.State.INTERRUPTED, act)
                .<ImportOutcome>thenReturn(outcome)
                .doOnError(_ -> note(run, progress, act))
                .onErrorReturn(StoreUnavailable.class, outcome);
    }

    private Mono<ImportOutcome> takenOver(ImportRun run) {
        return imports.byId(run.id()).map(ImportOutcome.TakenOver::new);
    }

    private Mono<ImportOutcome> outcome(ImportRun run, @Nullable UploadBroke broken, Act act) {
        var state = broken == null ? ImportRun.State.COMPLETED : ImportRun.State.INTERRUPTED;
        return finished(run, state, act).map(finished -> {
            if (!finished.attempt().equals(run.attempt())) {
                return new ImportOutcome.TakenOver(finished);
            }
            return broken == null
                    ? new ImportOutcome.Completed(finished)
                    : new ImportOutcome.Interrupted(finished, broken);
        });
    }

    private Mono<ImportRun> finished(ImportRun run, ImportRun.State state, Act act) {
        return Mono.defer(() -> imports.finish(run.attempt(), state, clock.instant()))
                .doOnNext(finished -> {
                    if (finished.attempt().equals(run.attempt())) {
                        note(run, finished, act);
                    }
                });
    }

    private void note(ImportRun before, ImportRun run, Act act) {
        ImportEvents.of(before, run, act).ifPresent(audit::note);
    }
}
