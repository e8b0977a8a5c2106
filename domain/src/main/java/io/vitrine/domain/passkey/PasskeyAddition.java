package io.vitrine.domain.passkey;

/** What adding a passkey leads to. */
public sealed interface PasskeyAddition {
    record Added(Passkey passkey) implements PasskeyAddition {}

    /** The account has as many as it can have. */
    record TooMany() implements PasskeyAddition {}

    /** Its credential is somebody's passkey already. */
    record KnownAlready() implements PasskeyAddition {}

    /** The session from which it was to be added has ended meanwhile. */
    record SessionEnded() implements PasskeyAddition {}
}
