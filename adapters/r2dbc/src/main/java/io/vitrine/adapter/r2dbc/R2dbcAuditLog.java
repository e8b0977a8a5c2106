package io.vitrine.adapter.r2dbc;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.audit.AuditWalk;
import io.vitrine.domain.incident.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The audit log in PostgreSQL. A noted event whose storing was not confirmed is stored again, and then stands there twice. */
final class R2dbcAuditLog implements AuditLog, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(R2dbcAuditLog.class);

    /** At some 500 bytes each, what may wait is a few megabytes. */
    static final int MOST_WAITING = 10_000;

    private static final int FETCH = 500;
    private final Database database;
    private final Notebook<AuditEvent> notebook;

    R2dbcAuditLog(Database database, MeterRegistry meters, Incidents incidents) {
        this.database = database;
        notebook = new Notebook<>("audit events", MOST_WAITING, this::stored, incidents);
        measure(meters);
    }

    private void measure(MeterRegistry meters) {
        FunctionCounter.builder(DatabaseMeters.AUDIT_WRITTEN.getName(), notebook, Notebook::storedSoFar)
                .description(DatabaseMeters.AUDIT_WRITTEN.description())
                .register(meters);
        FunctionCounter.builder(DatabaseMeters.AUDIT_LOST.getName(), notebook, Notebook::lost)
                .description(DatabaseMeters.AUDIT_LOST.description())
                .register(meters);
        Gauge.builder(DatabaseMeters.AUDIT_BUFFERED.getName(), notebook, Notebook::waiting)
                .description(DatabaseMeters.AUDIT_BUFFERED.description())
                .register(meters);
    }

    void start() {
        notebook.start();
    }

    @Override
    public void note(AuditEvent event) {
        notebook.note(event);
    }

    @Override
    public long lost() {
        return notebook.lost();
    }

    private Mono<Void> stored(List<AuditEvent> events) {
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

    Notebook<?> notebook() {
        return notebook;
    }

    @Override
    public void close() {
        notebook.close();
    }
}
