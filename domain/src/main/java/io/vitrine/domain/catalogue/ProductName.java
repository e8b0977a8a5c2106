package io.vitrine.domain.catalogue;

/** A product's name: 1 to 300 characters, kept as sent. */
public record ProductName(String value) {
    public ProductName {
        Characters.checkedVisible(value, 300);
    }

    /** What lists are sorted by: case and accents folded, compared by code point, at most 200 code points. */
    public String sortKey() {
        return Characters.folded(value, 200);
    }

    @Override
    public String toString() {
        return value;
    }
}
