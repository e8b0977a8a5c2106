package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.catalogue.ProductState;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.idempotency.IdempotencyKey;
import io.vitrine.domain.limit.ExceededLimit;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.token.Session;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Sweeps PostgreSQL, under a lock that only one instance has at a time. */
final class R2dbcHousekeeping implements Housekeeping {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Database database;

    R2dbcHousekeeping(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Long> sweep(Instant now) {
        return database.together(
                LONGEST, client -> locked(client).filter(locked -> locked).flatMap(_ -> swept(client, now)));
    }

    private static Mono<Boolean> locked(DatabaseClient client) {
        return client.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('vitrine housekeeping', 0)) AS locked")
                .map(row -> Columns.flag(row, "locked"))
                .one();
    }

    private static Mono<Long> swept(DatabaseClient client, Instant now) {
        return client.sql("""
            SELECT forget_deleted_products(:deletedBefore) + forget_imports(:progressedBefore)
                 + forget_answers(:answeredBefore) + forget_mailed_tokens(:now) + forget_spent_tokens(:now)
                 + forget_login_challenges(:now) + forget_token_families(:endedBefore)
                 + forget_audit_records(:recordedBefore)
                 + forget_passkey_challenges(:now) + forget_exceeded_limits(:exceededBefore) AS forgotten\
            """)
                .bind("deletedBefore", now.minus(ProductState.REMEMBERED))
                .bind("progressedBefore", now.minus(ImportRun.KEPT))
                .bind("answeredBefore", now.minus(IdempotencyKey.KEPT))
                .bind("now", now)
                .bind("endedBefore", now.minus(Session.REMEMBERED))
                .bind("exceededBefore", now.minus(ExceededLimit.KEPT))
                .bind("recordedBefore", now.minus(AuditRecord.KEPT))
                .map(row -> Columns.number(row, "forgotten"))
                .one();
    }
}
