package io.vitrine.domain.browse;

import java.util.Arrays;
import java.util.Optional;

/** What lists can be sorted by. */
public enum SortField {
    /** Case and accents folded, then by code point. */
    NAME("name"),
    /** The amount; a currency is asked for besides, so that amounts can be compared. */
    PRICE("price"),
    CREATED_AT("createdAt"),
    UPDATED_AT("updatedAt"),
    /** With a search only, and alone: the best matches first; see {@link SearchText}. */
    RELEVANCE("relevance");

    private final String text;

    SortField(String text) {
        this.text = text;
    }

    /** The field of this name, if there is one. */
    public static Optional<SortField> named(String text) {
        return Arrays.stream(values()).filter(field -> field.text.equals(text)).findFirst();
    }

    public String text() {
        return text;
    }
}
