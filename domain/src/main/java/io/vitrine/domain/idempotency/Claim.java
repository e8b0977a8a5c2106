package io.vitrine.domain.idempotency;

/** What claiming a key leads to. */
public sealed interface Claim {
    /** The key is new: go on, and keep the answer. */
    record Fresh() implements Claim {}

    /** The key was used for the same request: this was the answer. */
    record Answered(Answer answer) implements Claim {}

    /** The key was used for another request. */
    record Mismatch() implements Claim {}

    /** The first request under this key is still running. */
    record InProgress() implements Claim {}
}
