package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.token.Bearer;
import io.vitrine.domain.token.Session;

/** Reads sessions, and who has them. */
final class SessionRows {

    private SessionRows() {}

    static Session session(Readable row) {
        return new Session(
                id(row),
                account(row),
                new Origin(Columns.text(row, "address_prefix"), Columns.text(row, "user_agent")),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "used_at"),
                Columns.instant(row, "ends_at"));
    }

    /** Of a row that has the roles of the account besides. */
    static Bearer bearer(Readable row) {
        return new Bearer(account(row), id(row), AccountRows.roles(row));
    }

    static SessionId id(Readable row) {
        return new SessionId(Columns.uuid(row, "id"));
    }

    static AccountId account(Readable row) {
        return new AccountId(Columns.uuid(row, "account_id"));
    }
}
