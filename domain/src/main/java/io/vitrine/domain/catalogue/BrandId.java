package io.vitrine.domain.catalogue;

import java.util.UUID;

/** The identity of a brand: a UUIDv7 (RFC 9562, section 5.7). */
public record BrandId(UUID value) {
    public BrandId {
        ProductId.requireTimeOrdered(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
