package io.vitrine.domain.exchange;

import java.util.UUID;

/** The identity of an import. */
public record ImportId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
