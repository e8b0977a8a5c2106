package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.vitrine.domain.passkey.ChallengePurpose;
import io.vitrine.domain.passkey.PasskeyChallenges;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The challenges of passkeys in PostgreSQL. */
final class R2dbcPasskeyChallenges implements PasskeyChallenges {

    private final Database database;

    R2dbcPasskeyChallenges(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(SecretDigest challenge, ChallengePurpose purpose, Instant expiresAt) {
        return database.one(client -> bound(client.sql("""
            INSERT INTO passkey_challenge (digest, purpose, account_id, expires_at)
            VALUES (:digest, :purpose, :account, :expiresAt)\
            """), challenge, purpose)
                .bind("expiresAt", expiresAt)
                .then());
    }

    @Override
    public Mono<Boolean> use(SecretDigest challenge, ChallengePurpose purpose, Instant now) {
        return database.one(client -> bound(client.sql("""
            DELETE FROM passkey_challenge
            WHERE digest = :digest AND purpose = :purpose AND account_id IS NOT DISTINCT FROM :account
                AND expires_at > :now\
            """), challenge, purpose)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(deleted -> deleted > 0));
    }

    private static GenericExecuteSpec bound(
            GenericExecuteSpec statement, SecretDigest challenge, ChallengePurpose purpose) {
        return statement
                .bind("digest", Digests.bytes(challenge))
                .bind("purpose", text(purpose))
                .bind("account", account(purpose));
    }

    private static String text(ChallengePurpose purpose) {
        return switch (purpose) {
            case ChallengePurpose.ComingIn() -> "coming-in";
            case ChallengePurpose.AddingTo _ -> "adding";
        };
    }

    private static Parameter account(ChallengePurpose purpose) {
        return switch (purpose) {
            case ChallengePurpose.ComingIn() -> Parameters.in(UUID.class);
            case ChallengePurpose.AddingTo(var account) -> Parameters.in(account.value());
        };
    }
}
