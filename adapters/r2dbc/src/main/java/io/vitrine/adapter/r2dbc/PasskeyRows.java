package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.passkey.Backup;
import io.vitrine.domain.passkey.Credential;
import io.vitrine.domain.passkey.CredentialId;
import io.vitrine.domain.passkey.CredentialKey;
import io.vitrine.domain.passkey.Passkey;
import io.vitrine.domain.passkey.PasskeyId;
import io.vitrine.domain.passkey.PasskeyName;
import java.time.Instant;

/** Reads passkeys. */
final class PasskeyRows {

    private PasskeyRows() {}

    static Passkey passkey(Readable row) {
        return new Passkey(
                new PasskeyId(Columns.uuid(row, "id")),
                new AccountId(Columns.uuid(row, "account_id")),
                new Credential(
                        new CredentialId(Columns.required(row, "credential_id", byte[].class)),
                        new CredentialKey(Columns.required(row, "public_key", byte[].class)),
                        Columns.number(row, "counter"),
                        Backup.named(Columns.text(row, "backup"))),
                new PasskeyName(Columns.text(row, "name")),
                Columns.instant(row, "created_at"),
                row.get("last_used_at", Instant.class));
    }
}
