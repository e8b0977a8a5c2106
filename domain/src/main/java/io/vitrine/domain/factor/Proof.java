package io.vitrine.domain.factor;

import io.vitrine.domain.shared.SecretDigest;

/** What a code turned out to be, as far as that can be said without the store. */
public sealed interface Proof {
    /** The code of an app that is right for a step. Whether it was used before is known in the store. */
    record OfStep(long step) implements Proof {}

    /** A recovery code. Whether it is one of the account is known in the store. */
    record OfRecovery(SecretDigest code) implements Proof {}

    /** A code that is wrong. */
    record Nothing() implements Proof {}
}
