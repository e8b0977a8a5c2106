package io.vitrine.domain.token;

import java.util.Optional;

/** Makes refresh tokens, and seals them. Nothing here waits. */
public interface TokenSecrets {
    /** A new token of 32 random bytes. */
    RefreshToken next();

    /** Seals a token so that only who presents its predecessor can have it opened. */
    SealedToken seal(RefreshToken successor, RefreshToken presented);

    /** Opens a token that was sealed for whoever presents this one; empty when it was sealed for another. */
    Optional<RefreshToken> open(SealedToken successor, RefreshToken presented);
}
