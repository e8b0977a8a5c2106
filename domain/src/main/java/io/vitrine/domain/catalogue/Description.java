package io.vitrine.domain.catalogue;

/** A describing text of up to 20,000 characters, kept as sent. */
public record Description(String value) {
    /** No text. */
    public static final Description NONE = new Description("");

    public Description {
        Characters.checked(value, 0, 20_000);
    }

    @Override
    public String toString() {
        return value;
    }
}
