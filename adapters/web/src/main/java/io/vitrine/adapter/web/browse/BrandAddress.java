package io.vitrine.adapter.web.browse;

import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.shared.InvalidValue;
import java.util.Optional;
import java.util.UUID;

/** The identity of a brand in an address. */
final class BrandAddress {

    private BrandAddress() {}

    /** Empty for what is no identity, and so of no brand. */
    static Optional<BrandId> id(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(new BrandId(id)) : Optional.empty();
        } catch (IllegalArgumentException | InvalidValue _) {
            return Optional.empty();
        }
    }
}
