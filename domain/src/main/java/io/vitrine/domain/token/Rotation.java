package io.vitrine.domain.token;

import io.vitrine.domain.limit.Decision;
import java.time.Instant;

/** What presenting a refresh token leads to. RFC 9700, section 4.14.2. */
public sealed interface Rotation {

    /**
     * It was spent, and the successor that came with it is in its place.
     *
     * @param expiresAt when the successor expires
     * @param counted what is left of the session's quota
     */
    record Rotated(Bearer bearer, Instant expiresAt, Decision.Allowed counted) implements Rotation {}

    /** Its session was refreshed too often of late. It is as good as before, and may be presented again when the quota has room. */
    record Throttled(Bearer bearer, Decision.Exceeded counted) implements Rotation {}

    /**
     * It was spent a moment ago, and its one successor has not been used.
     *
     * @param left what is left of the session's quota; telling the successor again does not count
     */
    record Repeated(Bearer bearer, SealedToken successor, Instant expiresAt, Decision.Allowed left)
            implements Rotation {}

    /** It was spent a moment ago, and its one successor has not been used but cannot be told again. The session goes on. */
    record Lost() implements Rotation {}

    /** It had been spent before: somebody else has it too. Its family is ended. */
    record Reused(Bearer bearer) implements Rotation {}

    /** It is unknown or expired, or its family had ended before. */
    record Refused() implements Rotation {}
}
