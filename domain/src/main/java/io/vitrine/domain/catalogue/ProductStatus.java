package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a product is in its life. Only an active one is seen by everybody. */
public enum ProductStatus {
    DRAFT,
    ACTIVE,
    ARCHIVED;

    /** Reads the name as {@link #text()} gives it. */
    public static ProductStatus parse(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("status", "is not one of " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(ProductStatus::text).collect(Collectors.joining(", "));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
