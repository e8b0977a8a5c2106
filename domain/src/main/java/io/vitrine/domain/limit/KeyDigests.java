package io.vitrine.domain.limit;

import io.vitrine.domain.shared.SecretDigest;

/** How keys of limits are written where they are kept for longer than they count. */
@FunctionalInterface
public interface KeyDigests {
    /**
     * Always the same for a key, and another for every other one. Who has only the digest cannot find out the key by trying all there
     * are, which of network addresses would take seconds.
     */
    SecretDigest of(LimitKey key);
}
