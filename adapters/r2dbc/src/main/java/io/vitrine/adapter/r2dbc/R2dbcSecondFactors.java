package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.factor.FactorChange;
import io.vitrine.domain.factor.FactorEvents;
import io.vitrine.domain.factor.SealedSecret;
import io.vitrine.domain.factor.SecondFactor;
import io.vitrine.domain.factor.SecondFactors;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SecretDigest;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The second factors in PostgreSQL. Whatever happens to one happens under the lock of its account's row. */
final class R2dbcSecondFactors implements SecondFactors {

    private final Database database;

    R2dbcSecondFactors(Database database) {
        this.database = database;
    }

    @Override
    public Mono<SecondFactor> of(AccountId account) {
        return database.one(client -> factor(client, account));
    }

    private static Mono<SecondFactor> factor(DatabaseClient client, AccountId account) {
        return client.sql("""
            SELECT secret, confirmed_at IS NOT NULL AS is_on,
                (SELECT count(*) FROM recovery_code WHERE account_id = :account) AS recovery_codes
            FROM second_factor WHERE account_id = :account\
            """)
                .bind("account", account.value())
                .map(FactorRows::factor)
                .one()
                .defaultIfEmpty(new SecondFactor.Off());
    }

    @Override
    public Mono<FactorChange> begin(AccountId account, PasswordHash checked, SealedSecret secret, Occasion occasion) {
        return database.together(client -> byOwner(
                client,
                account,
                checked,
                owner -> begun(client, account, secret, occasion)
                        .map(rows -> rows == 0 ? new FactorChange.AlreadyOn() : new FactorChange.Changed(owner))));
    }

    private static Mono<Long> begun(DatabaseClient client, AccountId account, SealedSecret secret, Occasion occasion) {
        return client.sql("""
            INSERT INTO second_factor (account_id, secret, begun_at) VALUES (:account, :secret, :at)
            ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, begun_at = excluded.begun_at
            WHERE second_factor.confirmed_at IS NULL\
            """)
                .bind("account", account.value())
                .bind("secret", ByteBuffer.wrap(secret.bytes()))
                .bind("at", occasion.at())
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<FactorChange> confirm(
            AccountId account,
            SessionId session,
            SealedSecret secret,
            long step,
            Set<SecretDigest> recoveryCodes,
            Occasion occasion) {
        return database.together(client -> AccountRows.locked(client, account)
                .filterWhen(_ -> Families.isAlive(client, account, session, occasion.at()))
                .flatMap(owner -> factor(client, account).flatMap(factor -> switch (factor) {
                    case SecondFactor.On _ -> Mono.<FactorChange>just(new FactorChange.AlreadyOn());
                    case SecondFactor.Begun(var begun)
                    when begun.equals(secret) ->
                        confirmed(client, account, step, occasion)
                                .then(kept(client, account, recoveryCodes))
                                .then(changed(client, owner, FactorEvents.enabled(account, occasion)));
                    case SecondFactor.Begun _, SecondFactor.Off _ ->
                        Mono.<FactorChange>just(new FactorChange.NothingThere());
                }))
                .defaultIfEmpty(new FactorChange.Overtaken()));
    }

    private static Mono<Void> confirmed(DatabaseClient client, AccountId account, long step, Occasion occasion) {
        return client.sql("UPDATE second_factor SET confirmed_at = :at, last_step = :step WHERE account_id = :account")
                .bind("at", occasion.at())
                .bind("step", step)
                .bind("account", account.value())
                .then();
    }

    private static Mono<Void> kept(DatabaseClient client, AccountId account, Set<SecretDigest> recoveryCodes) {
        return client.sql("""
            INSERT INTO recovery_code (account_id, digest)
            SELECT :account, decode(digest, 'hex') FROM unnest(:digests) AS digest\
            """)
                .bind("account", account.value())
                .bind(
                        "digests",
                        recoveryCodes.stream().map(SecretDigest::sha256).toArray(String[]::new))
                .then();
    }

    private static Mono<FactorChange> changed(DatabaseClient client, Account owner, AuditEvent event) {
        return AuditTrail.append(client, event).thenReturn(new FactorChange.Changed(owner));
    }

    @Override
    public Mono<FactorChange> renewRecoveryCodes(
            AccountId account, PasswordHash checked, Set<SecretDigest> recoveryCodes, Occasion occasion) {
        return database.together(client -> byOwner(
                client,
                account,
                checked,
                owner -> factor(client, account).flatMap(factor -> switch (factor) {
                    case SecondFactor.On _ ->
                        voided(client, account)
                                .then(kept(client, account, recoveryCodes))
                                .then(changed(client, owner, FactorEvents.recoveryCodesRenewed(account, occasion)));
                    case SecondFactor.Begun _, SecondFactor.Off _ ->
                        Mono.<FactorChange>just(new FactorChange.NothingThere());
                })));
    }

    private static Mono<Void> voided(DatabaseClient client, AccountId account) {
        return client.sql("DELETE FROM recovery_code WHERE account_id = :account")
                .bind("account", account.value())
                .then();
    }

    @Override
    public Mono<FactorChange> disable(AccountId account, PasswordHash checked, Occasion occasion) {
        return database.together(client -> byOwner(
                client, account, checked, owner -> removed(client, owner, FactorEvents.disabled(account, occasion))));
    }

    @Override
    public Mono<FactorChange> takeOff(AccountId account, Actor by, Occasion occasion) {
        return database.together(client -> AccountRows.locked(client, account)
                .flatMap(owner -> removed(client, owner, FactorEvents.takenOff(account, by, occasion)))
                .defaultIfEmpty(new FactorChange.NothingThere()));
    }

    /** Its recovery codes and challenges go with it. */
    private static Mono<FactorChange> removed(DatabaseClient client, Account owner, AuditEvent event) {
        return client.sql("DELETE FROM second_factor WHERE account_id = :account AND confirmed_at IS NOT NULL")
                .bind("account", owner.id().value())
                .fetch()
                .rowsUpdated()
                .flatMap(
                        rows -> rows == 0 ? Mono.just(new FactorChange.NothingThere()) : changed(client, owner, event));
    }

    /** Changes something of somebody whose password is the one that was checked yet, and who is not locked. */
    private static Mono<FactorChange> byOwner(
            DatabaseClient client,
            AccountId account,
            PasswordHash checked,
            Function<Account, Mono<FactorChange>> change) {
        return AccountRows.credentialsLocked(client, account)
                .filter(found ->
                        !found.account().isLocked() && found.passwordHash().equals(checked))
                .flatMap(found -> change.apply(found.account()))
                .defaultIfEmpty(new FactorChange.Overtaken());
    }
}
