package io.vitrine.domain.limit;

import io.vitrine.domain.shared.SecretDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * That a quota was exceeded, as it is kept: once for a policy, a key and a window, however many requests were refused in it.
 *
 * @param key its digest; neither a client's address nor a mail address is kept
 * @param shown the identity of the account, else the client's network
 * @param at when the first request was refused
 */
public record ExceededLimit(Policy policy, LimitKey.Of of, SecretDigest key, String shown, Quota quota, Instant at) {
    /** How long it is kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** When the window that it stands for began; windows follow one another from the beginning of 1970. */
    public Instant windowBegin() {
        var window = quota.window().toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), window) * window);
    }
}
