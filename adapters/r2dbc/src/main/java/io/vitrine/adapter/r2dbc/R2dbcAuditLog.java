package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.audit.AuditWalk;
import io.vitrine.domain.shared.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The audit log in PostgreSQL. What is noted waits in memory until it is stored with what else was noted, a moment later; while
 * PostgreSQL is away, until it is back. An event whose storing was not confirmed is stored again, and then stands there twice.
 */
final class R2dbcAuditLog implements AuditLog, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(R2dbcAuditLog.class);

    /** At some 500 bytes each, what may wait is a few megabytes. */
    static final int MOST_WAITING = 10_000;

    private static final int BATCH = 200;
    private static final int FETCH = 500;
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

    private final Database database;
    private final Background storing;

    private final Queue<AuditEvent> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();

    R2dbcAuditLog(Database database) {
        this.database = database;
        storing = new Background("Storing audit events", EVERY, stored());
    }

    void start() {
        storing.start();
    }

    @Override
    public void note(AuditEvent event) {
        if (waitingCount.incrementAndGet() > MOST_WAITING) {
            waitingCount.decrementAndGet();
            lost.incrementAndGet();
        } else {
            waiting.add(event);
        }
    }

    @Override
    public long lost() {
        return lost.get();
    }

    /** Stores what is waiting, batch after batch. What fails to be stored keeps waiting. */
    private Mono<Void> stored() {
        return Mono.fromSupplier(this::next)
                .filter(batch -> !batch.isEmpty())
                .delayUntil(batch -> stored(batch).then(Mono.fromRunnable(() -> done(batch))))
                .repeat(() -> waitingCount.get() > 0)
                .takeUntil(batch -> batch.size() < BATCH)
                .then();
    }

    /** They stay where they are until they are stored. Only one batch is stored at a time. */
    private List<AuditEvent> next() {
        var batch = new ArrayList<AuditEvent>(BATCH);
        var events = waiting.iterator();
        while (events.hasNext() && batch.size() < BATCH) {
            batch.add(events.next());
        }
        return batch;
    }

    private void done(List<AuditEvent> batch) {
        batch.forEach(_ -> waiting.remove());
        waitingCount.addAndGet(-batch.size());
    }

    private Mono<Void> stored(List<AuditEvent> batch) {
        return appended(batch)
                .onErrorResume(
                        failure -> !(failure instanceof StoreUnavailable),
                        _ -> Flux.fromIterable(batch)
                                .concatMap(this::storedOrLost)
                                .then());
    }

    /** One event that cannot be stored, which is a bug, takes no other with it. */
    private Mono<Void> storedOrLost(AuditEvent event) {
        return appended(List.of(event))
                .onErrorResume(
                        failure -> !(failure instanceof StoreUnavailable),
                        failure -> Mono.fromRunnable(() -> {
                            log.error("An audit event of type {} cannot be stored", event.type(), failure);
                            lost.incrementAndGet();
                        }));
    }

    private Mono<Void> appended(List<AuditEvent> events) {
        return database.together(client -> AuditTrail.append(client, events));
    }

    @Override
    public Flux<AuditRecord> records(AuditInquiry inquiry) {
        return database.snapshot(client -> asked(inquiry)
                .within("SELECT * FROM security_audit_log WHERE ", " ORDER BY position DESC")
                .on(client)
                .filter(statement -> statement.fetchSize(FETCH))
                .map(AuditRows::record)
                .all());
    }

    private static Sql asked(AuditInquiry inquiry) {
        var conditions = new ArrayList<Sql>();
        inquiry.type().ifPresent(type -> conditions.add(Sql.sql("type = ?", type.text())));
        inquiry.outcome().ifPresent(outcome -> conditions.add(Sql.sql("outcome = ?", outcome.text())));
        inquiry.actor().ifPresent(actor -> conditions.add(Sql.sql("actor = ?", actor)));
        inquiry.subject().ifPresent(subject -> conditions.add(Sql.sql("subject = ?", subject)));
        inquiry.from().ifPresent(from -> conditions.add(Sql.sql("at >= ?", from)));
        inquiry.until().ifPresent(until -> conditions.add(Sql.sql("at < ?", until)));
        inquiry.before().ifPresent(before -> conditions.add(Sql.sql("position < ?", before)));
        return Sql.all(conditions);
    }

    @Override
    public Mono<Verification> verify() {
        return database.snapshot(client -> chain(client).flatMapMany(chain -> walked(client, chain)))
                .single();
    }

    /** What the first record follows, and the last one. */
    private record Chain(long begin, String beginHash, long last, String lastHash) {
        static Chain of(Readable row) {
            return new Chain(
                    Columns.number(row, "begin_position"),
                    Columns.text(row, "begin_hash"),
                    Columns.number(row, "last_position"),
                    Columns.text(row, "last_hash"));
        }
    }

    private static Mono<Chain> chain(DatabaseClient client) {
        return client.sql("SELECT * FROM audit_chain").map(Chain::of).one();
    }

    private static Mono<Verification> walked(DatabaseClient client, Chain chain) {
        return client.sql("SELECT * FROM security_audit_log ORDER BY position")
                .filter(statement -> statement.fetchSize(FETCH))
                .map(R2dbcAuditLog::step)
                .all()
                .scan(AuditWalk.after(chain.begin(), chain.beginHash()), (walk, step) -> step.apply(walk))
                .takeUntil(AuditWalk::broken)
                .last()
                .map(walk -> walk.endingAt(chain.last(), chain.lastHash()));
    }

    /** A row that is no record any more was altered. */
    private static UnaryOperator<AuditWalk> step(Readable row) {
        try {
            var record = AuditRows.record(row);
            return walk -> walk.with(record);
        } catch (RuntimeException e) {
            log.warn("A row of the audit log is no record", e);
            return AuditWalk::stopped;
        }
    }

    /** Stores what is waiting, as far as that is possible within a few seconds. */
    @Override
    public void close() {
        storing.stop().then(stored()).timeout(LAST_CHANCE).onErrorComplete().block();
        storing.close();
        if (waitingCount.get() > 0) {
            log.error("{} audit events are lost, as they could not be stored before the end", waitingCount);
        }
    }
}
