package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.factor.Answered;
import io.vitrine.domain.factor.ChallengeState;
import io.vitrine.domain.factor.FactorEvents;
import io.vitrine.domain.factor.LoginChallenges;
import io.vitrine.domain.factor.Proof;
import io.vitrine.domain.factor.WrongCodes;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The challenges in PostgreSQL. A code is looked at under the lock of the account's row, so that codes that come at once come one
 * after the other, for whichever challenge and from whichever instance.
 */
final class R2dbcLoginChallenges implements LoginChallenges {

    private final Database database;

    R2dbcLoginChallenges(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> open(SecretDigest challenge, AccountId account, PasswordHash checked, Instant expiresAt) {
        return database.one(client -> client.sql("""
            INSERT INTO login_challenge (digest, account_id, checked, expires_at)
            SELECT :challenge, account_id, :checked, :expiresAt FROM second_factor
            WHERE account_id = :account AND confirmed_at IS NOT NULL\
            """)
                .bind("challenge", Digests.bytes(challenge))
                .bind("checked", Digests.bytes(digestOf(checked)))
                .bind("expiresAt", expiresAt)
                .bind("account", account.value())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0));
    }

    private static SecretDigest digestOf(PasswordHash hash) {
        return SecretDigest.of(hash.value());
    }

    @Override
    public Mono<Challenged> find(SecretDigest challenge) {
        return database.one(client -> found(client, challenge));
    }

    private static Mono<Challenged> found(DatabaseClient client, SecretDigest challenge) {
        return client.sql("""
            SELECT factor.account_id, factor.secret
            FROM login_challenge AS challenge JOIN second_factor AS factor ON factor.account_id = challenge.account_id
            WHERE challenge.digest = :challenge\
            """)
                .bind("challenge", Digests.bytes(challenge))
                .map(FactorRows::challenged)
                .one();
    }

    @Override
    public Mono<Answered> answer(SecretDigest challenge, Proof proof, Occasion occasion) {
        return database.together(client -> found(client, challenge)
                .flatMap(found -> answered(client, challenge, found.account(), proof, occasion)
                        .defaultIfEmpty(new Answered.Refused(Optional.of(found.account()))))
                .defaultIfEmpty(new Answered.Refused(Optional.empty())));
    }

    /** Empty when the challenge has gone meanwhile, or the account is locked or has another password. */
    private static Mono<Answered> answered(
            DatabaseClient client, SecretDigest challenge, AccountId account, Proof proof, Occasion occasion) {
        return AccountRows.credentialsLocked(client, account)
                .filter(owner -> !owner.account().isLocked())
                .flatMap(owner -> state(client, challenge, owner).flatMap(state -> switch (state.presented(
                        proof, occasion.at())) {
                    case PASS -> passed(client, challenge, owner, state, proof, occasion);
                    case COUNT ->
                        counted(client, challenge, state)
                                .then(remembered(
                                        client, account, state.wrongOfAccount().with(occasion.at())))
                                .then(Mono.<Answered>empty());
                    case STOP -> counted(client, challenge, state).then(Mono.<Answered>empty());
                    case REFUSE -> Mono.<Answered>empty();
                }));
    }

    /** In a statement of its own, so that it sees what the one who held the lock has done. */
    private static Mono<ChallengeState> state(DatabaseClient client, SecretDigest challenge, Credentials owner) {
        return client.sql("""
            SELECT challenge.expires_at, challenge.wrong, factor.wrong_at, factor.stopped_until, factor.last_step,
                ARRAY(SELECT encode(digest, 'hex') FROM recovery_code AS code
                    WHERE code.account_id = factor.account_id) AS recovery_codes
            FROM login_challenge AS challenge JOIN second_factor AS factor ON factor.account_id = challenge.account_id
            WHERE challenge.digest = :challenge AND challenge.checked = :checked\
            """)
                .bind("challenge", Digests.bytes(challenge))
                .bind("checked", Digests.bytes(digestOf(owner.passwordHash())))
                .map(FactorRows::state)
                .one();
    }

    private static Mono<Answered> passed(
            DatabaseClient client,
            SecretDigest challenge,
            Credentials owner,
            ChallengeState state,
            Proof proof,
            Occasion occasion) {
        var account = owner.account().id();
        var usedUp = removed(client, challenge).then(remembered(client, account, WrongCodes.NONE));
        return switch (proof) {
            case Proof.OfStep(var step) ->
                usedUp.then(stepUsed(client, account, step)).thenReturn(new Answered.ByApp(owner));
            case Proof.OfRecovery(var code) -> {
                var left = state.recoveryCodes().size() - 1;
                yield usedUp.then(recoveryCodeUsed(client, account, code))
                        .then(AuditTrail.append(client, FactorEvents.recoveryCodeUsed(account, left, occasion)))
                        .thenReturn(new Answered.ByRecoveryCode(owner, left));
            }
            case Proof.Nothing() -> Mono.error(new IllegalStateException("nothing proves nothing"));
        };
    }

    private static Mono<Void> counted(DatabaseClient client, SecretDigest challenge, ChallengeState state) {
        return state.isLastTry()
                ? removed(client, challenge)
                : client.sql("UPDATE login_challenge SET wrong = wrong + 1 WHERE digest = :challenge")
                        .bind("challenge", Digests.bytes(challenge))
                        .then();
    }

    private static Mono<Void> removed(DatabaseClient client, SecretDigest challenge) {
        return client.sql("DELETE FROM login_challenge WHERE digest = :challenge")
                .bind("challenge", Digests.bytes(challenge))
                .then();
    }

    private static Mono<Void> remembered(DatabaseClient client, AccountId account, WrongCodes wrong) {
        return client.sql("""
            UPDATE second_factor SET wrong_at = :wrongAt, stopped_until = :stoppedUntil WHERE account_id = :account\
            """)
                .bind("wrongAt", wrong.times().toArray(Instant[]::new))
                .bind("stoppedUntil", Columns.optional(wrong.stoppedUntil().orElse(null)))
                .bind("account", account.value())
                .then();
    }

    private static Mono<Void> stepUsed(DatabaseClient client, AccountId account, long step) {
        return client.sql("UPDATE second_factor SET last_step = :step WHERE account_id = :account")
                .bind("step", step)
                .bind("account", account.value())
                .then();
    }

    private static Mono<Void> recoveryCodeUsed(DatabaseClient client, AccountId account, SecretDigest code) {
        return client.sql("DELETE FROM recovery_code WHERE account_id = :account AND digest = :code")
                .bind("account", account.value())
                .bind("code", Digests.bytes(code))
                .then();
    }
}
