package io.vitrine.domain.factor;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Credentials;
import java.util.Optional;

/** What answering a challenge leads to. */
public sealed interface Answered {
    /**
     * The code of an app was right, and is used up together with the challenge.
     *
     * @param owner with the hash that the password was checked against when the challenge was given
     */
    record ByApp(Credentials owner) implements Answered {}

    /**
     * A recovery code was right, and is used up together with the challenge.
     *
     * @param owner with the hash that the password was checked against when the challenge was given
     * @param left how many recovery codes there are yet
     */
    record ByRecoveryCode(Credentials owner, int left) implements Answered {}

    /**
     * The code is wrong or was used, or the challenge is worth nothing.
     *
     * @param account whose challenge it is; empty where there is no such challenge
     */
    record Refused(Optional<AccountId> account) implements Answered {}
}
