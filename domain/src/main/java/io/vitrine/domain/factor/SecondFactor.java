package io.vitrine.domain.factor;

/**
 * The second factor of an account. It is begun with a secret, and on when a code has proven that an app has the secret:
 *
 * <pre>
 *   Off ──── begin ────▶ Begun ──── confirm ────▶ On ──── disable ────▶ Off
 *                        ▲    │
 *                        └────┘ begin: another secret
 * </pre>
 */
public sealed interface SecondFactor {
    /** There is none. */
    record Off() implements SecondFactor {}

    /** There is a secret that is not good for anything yet. */
    record Begun(SealedSecret secret) implements SecondFactor {}

    /** It is asked for at every login. */
    record On(int recoveryCodesLeft) implements SecondFactor {}
}
