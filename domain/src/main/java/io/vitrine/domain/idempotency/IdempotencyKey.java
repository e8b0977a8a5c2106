package io.vitrine.domain.idempotency;

import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a caller repeats when it repeats a request: 1 to 255 visible ASCII characters, its own for each caller.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key header</a>
 */
public record IdempotencyKey(Actor caller, String value) {
    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]{1,255}");

    public IdempotencyKey {
        if (!VISIBLE_ASCII.matcher(value).matches()) {
            throw new InvalidValue("idempotency-key", "is not 1 to 255 visible ASCII characters");
        }
    }
}
