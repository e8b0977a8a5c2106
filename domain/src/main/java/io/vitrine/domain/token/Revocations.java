package io.vitrine.domain.token;

import io.vitrine.domain.account.SessionId;

/** The sessions that ended before their access tokens expired. Asking never waits. */
public interface Revocations {
    /** Whether the access tokens of this session are worth nothing any more. An instance knows within a second. */
    boolean isRevoked(SessionId session);

    /** Says so on this instance at once; every other one finds out by itself. */
    void revoked(SessionId session);
}
