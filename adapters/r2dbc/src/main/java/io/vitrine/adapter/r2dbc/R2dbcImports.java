package io.vitrine.adapter.r2dbc;

import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.BrandSummary;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.exchange.ImportAttempt;
import io.vitrine.domain.exchange.ImportBatch;
import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportOrder;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.exchange.ImportTally;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.shared.Identifiers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The imports in PostgreSQL. A batch is stored by a handful of statements, however many lines it has. */
final class R2dbcImports implements Imports {

    private static final Duration LONGEST_BATCH = Duration.ofSeconds(30);
    private static final Duration LONGEST_LEAD = Duration.ofSeconds(1);

    private final Database database;
    private final ImportedLines lines;
    private final ImportCounts counts;

    R2dbcImports(Database database, Identifiers identifiers, MeterRegistry meters) {
        this.database = database;
        lines = new ImportedLines(identifiers);
        counts = new ImportCounts(meters);
    }

    @Override
    public Mono<Void> begin(ImportRun run) {
        return database.one(client -> client.sql("""
            INSERT INTO import_run (id, attempt, mode, dry_run, state, read, created, updated, unchanged, rejected,
                last_line, upload, started_by, started_at, updated_at)
            VALUES (:id, :attempt, :mode, :dryRun, 'running', 0, 0, 0, 0, 0, 0, :upload, :by, :at, :at)\
            """)
                .bind("id", run.id().value())
                .bind("attempt", run.attempt().number())
                .bind("mode", run.order().mode().text())
                .bind("dryRun", run.order().dryRun())
                .bind("upload", run.upload().sha256())
                .bind("by", run.by().id())
                .bind("at", run.startedAt())
                .then());
    }

    @Override
    public Mono<ImportRun> store(ImportAttempt attempt, ImportBatch batch, Change change, Mono<Void> turn) {
        var accepted = new ArrayList<ImportLine.Accepted>();
        var refused = new ArrayList<Fate>();
        for (var line : batch.lines()) {
            switch (line) {
                case ImportLine.Accepted it -> accepted.add(it);
                case ImportLine.Rejected it -> refused.add(new Fate.Refused(it));
            }
        }
        return prepared(attempt, accepted, change)
                .flatMap(prepared -> inTurn(
                        turn,
                        myTurn -> database.together(
                                LONGEST_BATCH,
                                client -> lines.store(client, prepared.order(), accepted, prepared.brands(), change)
                                        .map(fates -> Stream.concat(refused.stream(), fates.stream())
                                                .toList())
                                        .delayUntil(_ -> myTurn)
                                        .flatMap(fates -> progressed(client, attempt, fates, batch, change.at()))
                                        .switchIfEmpty(Mono.error(AttemptOver::new)))))
                .doOnNext(stored -> counts.count(stored.tally()))
                .map(Stored::run)
                .onErrorResume(AttemptOver.class, _ -> Mono.empty());
    }

    /** An import after a batch, and what became of the lines of that. */
    private record Stored(ImportRun run, ImportTally tally) {}

    private record Prepared(ImportOrder order, Map<BrandName, BrandSummary> brands) {}

    /** Empty when the attempt is over. */
    private Mono<Prepared> prepared(ImportAttempt attempt, List<ImportLine.Accepted> accepted, Change change) {
        return database.together(
                LONGEST_BATCH,
                client -> order(client, attempt)
                        .flatMap(order -> lines.prepare(client, order, accepted, change)
                                .map(brands -> new Prepared(order, brands))));
    }

    private static Mono<ImportOrder> order(DatabaseClient client, ImportAttempt attempt) {
        return client.sql("""
            SELECT mode, dry_run FROM import_run WHERE id = :id AND attempt = :attempt AND state = 'running'\
            """)
                .bind("id", attempt.id().value())
                .bind("attempt", attempt.number())
                .map(ImportRows::order)
                .one();
    }

    /**
     * Begins before the turn has come. What is locked until then may be what the batch before is waiting for, by way of
     * another import: PostgreSQL cannot see such a circle, so that a lead is given up when the turn is long in coming.
     */
    private static <T> Mono<T> inTurn(Mono<Void> turn, Function<Mono<Void>, Mono<T>> work) {
        var soon = turn.timeout(LONGEST_LEAD, Mono.error(LeadGivenUp::new));
        return work.apply(soon).onErrorResume(LeadGivenUp.class, _ -> turn.then(work.apply(Mono.empty())));
    }

    /** Undoes what was done ahead. */
    private static final class LeadGivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeadGivenUp() {
            super("The batch before takes long", null, false, false);
        }
    }

    /** Undoes what an attempt did that is over. */
    private static final class AttemptOver extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AttemptOver() {
            super("The import has ended, or another attempt has taken it up", null, false, false);
        }
    }

    /** Empty when the attempt is over. */
    private static Mono<Stored> progressed(
            DatabaseClient client, ImportAttempt attempt, List<Fate> fates, ImportBatch batch, Instant at) {
        var tally = fates.stream().map(Fate::tally).reduce(ImportTally.ZERO, ImportTally::plus);
        var rejected = fates.stream()
                .filter(Fate.Refused.class::isInstance)
                .map(fate -> ((Fate.Refused) fate).line())
                .toList();
        return client.sql("""
            WITH noted AS (
                INSERT INTO import_reject (import_id, line, errors, input)
                SELECT :id, line, decode(errors, 'base64'), decode(input, 'base64')
                FROM unnest(:lines, :errors, :inputs) AS rejected (line, errors, input))
            UPDATE import_run
            SET read = read + :read, created = created + :created, updated = updated + :updated,
                unchanged = unchanged + :unchanged, rejected = rejected + :rejected,
                last_line = :lastLine, upload = :upload, updated_at = :at
            WHERE id = :id AND attempt = :attempt AND state = 'running'
            RETURNING *\
            """)
                .bind("id", attempt.id().value())
                .bind("attempt", attempt.number())
                .bind("lines", ImportRows.numbers(rejected))
                .bind("errors", ImportRows.errors(rejected))
                .bind("inputs", ImportRows.inputs(rejected))
                .bind("read", tally.read())
                .bind("created", tally.created())
                .bind("updated", tally.updated())
                .bind("unchanged", tally.unchanged())
                .bind("rejected", tally.rejected())
                .bind("lastLine", batch.lastLine())
                .bind("upload", batch.upload().sha256())
                .bind("at", at)
                .map(ImportRows::run)
                .one()
                .map(run -> new Stored(run, tally));
    }

    @Override
    public Mono<ImportRun> keepAlive(ImportAttempt attempt, Instant at) {
        return database.one(client -> client.sql("""
            UPDATE import_run SET updated_at = :at
            WHERE id = :id AND attempt = :attempt AND state = 'running'
            RETURNING *\
            """)
                .bind("at", at)
                .bind("id", attempt.id().value())
                .bind("attempt", attempt.number())
                .map(ImportRows::run)
                .one());
    }

    @Override
    public Mono<ImportRun> resume(ImportId id, Instant now) {
        return database.one(client -> client.sql("""
            UPDATE import_run SET attempt = attempt + 1, state = 'running', updated_at = :now, finished_at = NULL
            WHERE id = :id AND (state = 'interrupted' OR (state = 'running' AND updated_at < :stalled))
            RETURNING *\
            """)
                .bind("id", id.value())
                .bind("now", now)
                .bind("stalled", now.minus(ImportRun.STALLED))
                .map(ImportRows::run)
                .one());
    }

    @Override
    public Mono<ImportRun> finish(ImportAttempt attempt, ImportRun.State state, Instant at) {
        return database.one(client -> client.sql("""
            WITH finished AS (
                UPDATE import_run SET state = :state, finished_at = :at
                WHERE id = :id AND attempt = :attempt AND state = 'running'
                RETURNING *)
            SELECT * FROM finished
            UNION ALL
            SELECT * FROM import_run WHERE id = :id AND NOT EXISTS (SELECT FROM finished)\
            """)
                .bind("id", attempt.id().value())
                .bind("attempt", attempt.number())
                .bind("state", state.text())
                .bind("at", at)
                .map(ImportRows::run)
                .one());
    }

    @Override
    public Mono<ImportRun> byId(ImportId id) {
        return database.one(client -> client.sql("SELECT * FROM import_run WHERE id = :id")
                .bind("id", id.value())
                .map(ImportRows::run)
                .one());
    }

    @Override
    public Flux<ImportRun> newest(int most) {
        return database.all(
                client -> client.sql("SELECT * FROM import_run ORDER BY started_at DESC, id DESC LIMIT :most")
                        .bind("most", most)
                        .map(ImportRows::run)
                        .all());
    }

    @Override
    public Flux<ImportLine.Rejected> rejects(ImportId id) {
        return database.snapshot(client -> client.sql(
                        "SELECT line, errors, input FROM import_reject WHERE import_id = :id ORDER BY line")
                .filter(statement -> statement.fetchSize(100))
                .bind("id", id.value())
                .map(ImportRows::rejected)
                .all());
    }
}
