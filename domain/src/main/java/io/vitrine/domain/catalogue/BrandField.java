package io.vitrine.domain.catalogue;

/** A part of a brand that an editor can change, and the name it has in documents. */
public enum BrandField {
    NAME("name"),
    SLUG("slug"),
    DESCRIPTION("description"),
    LOGO_URL("logoUrl");

    private final String text;

    BrandField(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
