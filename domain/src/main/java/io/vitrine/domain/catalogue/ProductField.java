package io.vitrine.domain.catalogue;

/** A part of a product that an editor can change, and the name it has in documents. */
public enum ProductField {
    NAME("name"),
    DESCRIPTION("description"),
    BRAND("brand"),
    CATEGORIES("categories"),
    PRICE("price"),
    IMAGE_URL("imageUrl"),
    ATTRIBUTES("attributes"),
    STATUS("status");

    private final String text;

    ProductField(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
