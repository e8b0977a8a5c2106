package io.vitrine.domain.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an import may do with a line whose SKU is known, or is not. */
public enum ImportMode {
    /** Creates what is new, updates what is known. */
    UPSERT,
    /** Creates what is new, rejects what is known. */
    CREATE,
    /** Updates what is known, rejects what is new. */
    UPDATE;

    /** The mode of this name, if there is one. */
    public static Optional<ImportMode> named(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
