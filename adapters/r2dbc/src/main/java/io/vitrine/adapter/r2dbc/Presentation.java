package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.SecretDigest;
import io.vitrine.domain.token.Successor;

/** A refresh token that somebody presents, and what would follow it. */
record Presentation(SecretDigest presented, Successor successor, Occasion occasion) {}
