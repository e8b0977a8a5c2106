package io.vitrine.domain.catalogue;

/** A stock keeping unit: 1 to 200 characters, unique among the products there are, case kept, never changed. */
public record Sku(String value) {
    public Sku {
        Characters.checkedVisible(value, 200);
    }

    @Override
    public String toString() {
        return value;
    }
}
