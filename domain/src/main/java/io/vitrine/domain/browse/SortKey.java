package io.vitrine.domain.browse;

/** One step of an order. */
public record SortKey(SortField field, boolean descending) {
    /** As in a query: {@code -price}. */
    public String text() {
        return (descending ? "-" : "") + field.text();
    }
}
