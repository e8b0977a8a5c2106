package io.vitrine.domain.token;

import io.vitrine.domain.shared.SecretDigest;

/**
 * The token that follows a presented one, as it is kept.
 *
 * @param sealed for whoever presents the same token again within the grace
 */
public record Successor(SecretDigest digest, SealedToken sealed) {}
