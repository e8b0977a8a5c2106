package io.vitrine.domain.browse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a field is compared: {@code field=value} is {@link #EQ}, the others are {@code field[op]=value}. */
public enum FilterOperator {
    EQ,
    NE,
    GT,
    GTE,
    LT,
    LTE,
    PREFIX,
    EXISTS;

    /** The operator of this name, if there is one. */
    public static Optional<FilterOperator> named(String text) {
        return Arrays.stream(values())
                .filter(operator -> operator.text().equals(text))
                .findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it asks which of two values is the greater. */
    public boolean isOrdering() {
        return switch (this) {
            case GT, GTE, LT, LTE -> true;
            case EQ, NE, PREFIX, EXISTS -> false;
        };
    }
}
