package io.vitrine.domain.catalogue;

/** A brand's name: 1 to 200 characters, kept as sent, unique. */
public record BrandName(String value) {
    public BrandName {
        Characters.checkedVisible(value, 200);
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
