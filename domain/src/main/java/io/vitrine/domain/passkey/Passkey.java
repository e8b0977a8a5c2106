package io.vitrine.domain.passkey;

import io.vitrine.domain.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey: added by somebody who knew the password of the account and holds the authenticator, used to come in without that password,
 * removed by its owner. It is two factors by itself: the authenticator, and what unlocks it.
 *
 * @param lastUsedAt when somebody came in with it last; null before the first time
 */
public record Passkey(
        PasskeyId id,
        AccountId account,
        Credential credential,
        PasskeyName name,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {
    /** How many an account has at the most. */
    public static final int MOST = 20;

    /** The same after somebody came in with it. */
    public Passkey after(CredentialUse use, Instant at) {
        return new Passkey(id, account, credential.after(use), name, createdAt, at);
    }
}
