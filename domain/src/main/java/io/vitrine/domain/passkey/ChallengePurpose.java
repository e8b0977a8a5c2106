package io.vitrine.domain.passkey;

import io.vitrine.domain.account.AccountId;

/** What answering a challenge is good for, and nothing else. */
public sealed interface ChallengePurpose {

    /** Coming in. Nobody knows yet who will answer. */
    record ComingIn() implements ChallengePurpose {}

    /** Adding a passkey to an account, whose password was known to the one who was challenged. */
    record AddingTo(AccountId account) implements ChallengePurpose {}
}
