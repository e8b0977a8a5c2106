package io.vitrine.domain.shared;

import java.util.UUID;

/** Makes identifiers. Implementations are safe for concurrent use. */
@FunctionalInterface
public interface Identifiers {
    /** A new UUIDv7 (RFC 9562, section 5.7), greater than every one this instance made before. */
    UUID next();
}
