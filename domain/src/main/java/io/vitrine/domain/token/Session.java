package io.vitrine.domain.token;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Origin;
import java.time.Duration;
import java.time.Instant;

/**
 * A session that its owner can see and end: a family of refresh tokens.
 *
 * @param origin where it was last used from
 * @param usedAt when it was last refreshed, or began
 * @param endsAt when it ends, however often it is refreshed
 */
public record Session(
        SessionId id, AccountId account, Origin origin, Instant startedAt, Instant usedAt, Instant endsAt) {
    /** For how long a session is remembered that has ended. */
    public static final Duration REMEMBERED = Duration.ofDays(1);
}
