package io.vitrine.domain.token;

import java.time.Instant;

/**
 * The state of a refresh token, and what presenting it leads to. RFC 9700, section 4.14.2: rotation, with reuse detection.
 *
 * <pre>
 *               present                     present, within the grace,
 *   Active ───────────────▶ Rotated ──────────────────────────────────▶ its successor again
 *     │                        │         and the successor unused
 *     │ its time is over       │ present, else
 *     ▼                        ▼
 *   refused               the family ends: Spent tokens have no other way back
 * </pre>
 */
public sealed interface RefreshTokenState {

    /** What is to be done with a presented token. */
    enum Verdict {
        /** Spend it, and give its successor. */
        ROTATE,
        /** Give the successor that it has got already. */
        REPEAT,
        /** It was stolen, or its successor: end the family. */
        END_FAMILY,
        /** It is worth nothing any more. */
        REFUSE
    }

    /** What presenting the token now leads to. */
    Verdict presented(Instant now, TokenLifetimes lifetimes);

    /** It can be used once. */
    record Active(Instant expiresAt) implements RefreshTokenState {
        @Override
        public Verdict presented(Instant now, TokenLifetimes lifetimes) {
            return now.isBefore(expiresAt) ? Verdict.ROTATE : Verdict.REFUSE;
        }
    }

    /**
     * It has been used.
     *
     * @param at when
     * @param successorIsUnused whether its successor has never been presented
     */
    record Rotated(Instant at, boolean successorIsUnused) implements RefreshTokenState {
        @Override
        public Verdict presented(Instant now, TokenLifetimes lifetimes) {
            var graceIsOver = !now.isBefore(at.plus(lifetimes.grace()));
            return successorIsUnused && !graceIsOver ? Verdict.REPEAT : Verdict.END_FAMILY;
        }
    }

    /** Its family has ended. */
    record Dead() implements RefreshTokenState {
        @Override
        public Verdict presented(Instant now, TokenLifetimes lifetimes) {
            return Verdict.REFUSE;
        }
    }
}
