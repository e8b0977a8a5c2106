package io.vitrine.domain.factor;

import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.Set;

/**
 * A challenge that waits for a code, and what a code leads to.
 *
 * <pre>
 *   Waiting ──── a right code ────▶ used up: somebody is in
 *    ▲   │
 *    └───┴────── a wrong code ────▶ the fifth: void
 * </pre>
 *
 * @param expiresAt when no code helps any more
 * @param wrong how many wrong codes came for it
 * @param wrongOfAccount the wrong codes that came for whichever challenge of its account
 * @param lastStep the last one of which a code was used
 * @param recoveryCodes those of the account that were not used
 */
public record ChallengeState(
        Instant expiresAt, int wrong, WrongCodes wrongOfAccount, long lastStep, Set<SecretDigest> recoveryCodes) {
    /** How many wrong codes void a challenge. */
    public static final int MOST_WRONG = 5;

    public ChallengeState {
        recoveryCodes = Set.copyOf(recoveryCodes);
    }

    /** What is to be done about a code. */
    public enum Verdict {
        /** Use up the challenge and the code, forget the wrong ones, and let somebody in. */
        PASS,
        /** Count a wrong code, with the challenge and with the account. */
        COUNT,
        /** Count a wrong code with the challenge, whatever it is: those of the account were too many lately. */
        STOP,
        /** The challenge is worth nothing any more. */
        REFUSE
    }

    /** What presenting a code now leads to. */
    public Verdict presented(Proof proof, Instant now) {
        if (!now.isBefore(expiresAt) || wrong >= MOST_WRONG) {
            return Verdict.REFUSE;
        }
        if (wrongOfAccount.areTooMany(now)) {
            return Verdict.STOP;
        }
        return isGood(proof) ? Verdict.PASS : Verdict.COUNT;
    }

    /** Whether one more wrong code voids it. */
    public boolean isLastTry() {
        return wrong + 1 >= MOST_WRONG;
    }

    /** A code is accepted once, and so is none of a step before. RFC 6238, section 5.2. */
    private boolean isGood(Proof proof) {
        return switch (proof) {
            case Proof.OfStep(var step) -> step > lastStep;
            case Proof.OfRecovery(var code) -> recoveryCodes.contains(code);
            case Proof.Nothing() -> false;
        };
    }
}
