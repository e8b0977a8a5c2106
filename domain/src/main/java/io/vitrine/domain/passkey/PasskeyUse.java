package io.vitrine.domain.passkey;

/** What using a passkey leads to. */
public sealed interface PasskeyUse {
    /** It is noted. */
    record Noted(Passkey passkey) implements PasskeyUse {}

    /** Its counter did not go forward: somebody may have a copy of it. */
    record Cloned() implements PasskeyUse {}

    /** It was removed meanwhile. */
    record Removed() implements PasskeyUse {}
}
