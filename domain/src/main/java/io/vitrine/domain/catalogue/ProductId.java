package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InvalidValue;
import java.util.UUID;

/** The identity of a product: a UUIDv7 (RFC 9562, section 5.7). */
public record ProductId(UUID value) {
    public ProductId {
        requireTimeOrdered(value);
    }

    static void requireTimeOrdered(UUID value) {
        if (value.version() != 7) {
            throw new InvalidValue("uuid", "is not a UUID of version 7");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
