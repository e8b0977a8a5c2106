package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.passkey.CredentialId;
import io.vitrine.domain.passkey.CredentialUse;
import io.vitrine.domain.passkey.Passkey;
import io.vitrine.domain.passkey.PasskeyAddition;
import io.vitrine.domain.passkey.PasskeyEvents;
import io.vitrine.domain.passkey.PasskeyId;
import io.vitrine.domain.passkey.PasskeyUse;
import io.vitrine.domain.passkey.Passkeys;
import java.nio.ByteBuffer;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The passkeys in PostgreSQL. */
final class R2dbcPasskeys implements Passkeys {

    private final Database database;

    R2dbcPasskeys(Database database) {
        this.database = database;
    }

    /** Under the lock of the account, so that those who add at once are counted one after the other. */
    @Override
    public Mono<PasskeyAddition> add(Passkey passkey, SessionId session, Occasion occasion) {
        return database.together(client -> accountLocked(client, passkey.account())
                .filterWhen(_ -> Families.isAlive(client, passkey.account(), session, occasion.at()))
                .flatMap(_ -> countOf(client, passkey.account()))
                .flatMap(count -> count >= Passkey.MOST
                        ? Mono.just(new PasskeyAddition.TooMany())
                        : addedUnlessKnown(client, passkey, occasion))
                .defaultIfEmpty(new PasskeyAddition.SessionEnded()));
    }

    private static Mono<AccountId> accountLocked(DatabaseClient client, AccountId account) {
        return client.sql("SELECT id FROM account WHERE id = :account FOR NO KEY UPDATE")
                .bind("account", account.value())
                .map(_ -> account)
                .one();
    }

    private static Mono<Long> countOf(DatabaseClient client, AccountId account) {
        return client.sql("SELECT count(*) AS many FROM passkey WHERE account_id = :account")
                .bind("account", account.value())
                .map(row -> Columns.number(row, "many"))
                .one();
    }

    private static Mono<PasskeyAddition> addedUnlessKnown(DatabaseClient client, Passkey passkey, Occasion occasion) {
        return inserted(client, passkey)
                .flatMap(inserted -> inserted == 0
                        ? Mono.just(new PasskeyAddition.KnownAlready())
                        : AuditTrail.append(client, PasskeyEvents.added(passkey, occasion))
                                .thenReturn(new PasskeyAddition.Added(passkey)));
    }

    private static Mono<Long> inserted(DatabaseClient client, Passkey passkey) {
        var credential = passkey.credential();
        return client.sql("""
            INSERT INTO passkey (id, account_id, credential_id, public_key, counter, backup, name, created_at, last_used_at)
            VALUES (:id, :account, :credential, :key, :counter, :backup, :name, :createdAt, :lastUsedAt)
            ON CONFLICT (credential_id) DO NOTHING\
            """)
                .bind("id", passkey.id().value())
                .bind("account", passkey.account().value())
                .bind("credential", ByteBuffer.wrap(credential.id().bytes()))
                .bind("key", ByteBuffer.wrap(credential.key().cose()))
                .bind("counter", credential.counter())
                .bind("backup", credential.backup().text())
                .bind("name", passkey.name().value())
                .bind("createdAt", passkey.createdAt())
                .bind("lastUsedAt", Columns.optional(passkey.lastUsedAt()))
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Flux<Passkey> of(AccountId account) {
        return database.all(client -> client.sql("SELECT * FROM passkey WHERE account_id = :account ORDER BY id")
                .bind("account", account.value())
                .map(PasskeyRows::passkey)
                .all());
    }

    @Override
    public Mono<Passkey> find(CredentialId credential) {
        return database.one(client -> client.sql("SELECT * FROM passkey WHERE credential_id = :credential")
                .bind("credential", ByteBuffer.wrap(credential.bytes()))
                .map(PasskeyRows::passkey)
                .one());
    }

    /** Under the lock of the passkey, so that of those who come at once with one counter the second one is seen. */
    @Override
    public Mono<PasskeyUse> used(PasskeyId id, CredentialUse use, Occasion occasion) {
        return database.together(client -> locked(client, id)
                .flatMap(passkey -> passkey.credential().isContinuedBy(use)
                        ? noted(client, passkey.after(use, occasion.at()))
                        : cloned(client, passkey, occasion))
                .defaultIfEmpty(new PasskeyUse.Removed()));
    }

    private static Mono<Passkey> locked(DatabaseClient client, PasskeyId id) {
        return client.sql("SELECT * FROM passkey WHERE id = :id FOR NO KEY UPDATE")
                .bind("id", id.value())
                .map(PasskeyRows::passkey)
                .one();
    }

    private static Mono<PasskeyUse> noted(DatabaseClient client, Passkey after) {
        return client.sql("UPDATE passkey SET counter = :counter, backup = :backup, last_used_at = :at WHERE id = :id")
                .bind("counter", after.credential().counter())
                .bind("backup", after.credential().backup().text())
                .bind("at", Columns.optional(after.lastUsedAt()))
                .bind("id", after.id().value())
                .then()
                .thenReturn(new PasskeyUse.Noted(after));
    }

    private static Mono<PasskeyUse> cloned(DatabaseClient client, Passkey passkey, Occasion occasion) {
        return AuditTrail.append(client, PasskeyEvents.cloned(passkey, occasion))
                .thenReturn(new PasskeyUse.Cloned());
    }

    @Override
    public Mono<Passkey> remove(AccountId account, PasskeyId id, Occasion occasion) {
        return database.together(client -> client.sql(
                        "DELETE FROM passkey WHERE id = :id AND account_id = :account RETURNING *")
                .bind("id", id.value())
                .bind("account", account.value())
                .map(PasskeyRows::passkey)
                .one()
                .delayUntil(removed -> AuditTrail.append(client, PasskeyEvents.removed(removed, occasion))));
    }
}
