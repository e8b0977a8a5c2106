package io.vitrine.adapter.crypto;

import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.token.Revocations;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Revocations that only this instance knows. */
final class FakeRevocations implements Revocations {
    private final Set<SessionId> ended = ConcurrentHashMap.newKeySet();

    @Override
    public boolean isRevoked(SessionId session) {
        return ended.contains(session);
    }

    @Override
    public void revoked(SessionId session) {
        var _ = ended.add(session);
    }
}
