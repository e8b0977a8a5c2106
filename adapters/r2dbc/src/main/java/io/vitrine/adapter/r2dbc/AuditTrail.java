package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.audit.AuditChain;
import io.vitrine.domain.audit.AuditEvent;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Appends to the audit log, inside a transaction. The end of the log is locked from then on until the transaction is over, so
 * appending is the last thing that a transaction does.
 */
final class AuditTrail {

    private AuditTrail() {}

    static Mono<Void> append(DatabaseClient client, AuditEvent event) {
        return append(client, List.of(event));
    }

    static Mono<Void> append(DatabaseClient client, List<AuditEvent> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return end(client).flatMap(end -> append(client, end, events)).then();
    }

    private record End(long position, String hash) {
        static End of(Readable row) {
            return new End(Columns.number(row, "last_position"), Columns.text(row, "last_hash"));
        }
    }

    /** In a statement of its own, so that the next one sees what the one who held the lock has kept. */
    private static Mono<End> end(DatabaseClient client) {
        return client.sql("SELECT last_position, last_hash FROM audit_chain FOR NO KEY UPDATE")
                .map(End::of)
                .one()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The audit log has lost its end")));
    }

    private static Mono<Long> append(DatabaseClient client, End end, List<AuditEvent> events) {
        return client.sql("""
            INSERT INTO security_audit_log (position, at, type, outcome, actor, subject, address_prefix, user_agent,
                request_id, details, hash)
            SELECT position, at, type, outcome, actor, subject, address_prefix, user_agent, request_id, details, hash
            FROM jsonb_to_recordset(CAST(:records AS jsonb)) AS record (position bigint, at timestamptz, type text,
                outcome text, actor text, subject text, address_prefix text, user_agent text, request_id text,
                details jsonb, hash text)\
            """)
                .bind("records", AuditRows.rows(AuditChain.records(end.position(), end.hash(), events)))
                .fetch()
                .rowsUpdated();
    }
}
