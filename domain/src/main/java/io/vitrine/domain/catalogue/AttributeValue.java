package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InvalidValue;
import java.math.BigDecimal;
import java.util.List;

/** What an attribute can hold. */
public sealed interface AttributeValue {
    /** The longest text, in code points. */
    int LONGEST_TEXT = 1_000;

    /** Every single value in it as text, the form in which filters compare for equality. */
    List<String> texts();

    /** A text of up to 1,000 characters, kept as sent. */
    record Text(String value) implements AttributeValue {
        public Text {
            Characters.checked(value, 0, LONGEST_TEXT);
        }

        @Override
        public List<String> texts() {
            return List.of(value);
        }
    }

    /** A decimal of up to 34 significant digits between 1e-20 and 1e20; trailing zeros do not count. */
    record Number(BigDecimal value) implements AttributeValue {
        public Number {
            if (value.precision() > 34
                    || Math.abs((long) value.precision() - value.scale()) > 20
                    || value.scale() > 34) {
                throw new InvalidValue("number", "has too many digits");
            }
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public List<String> texts() {
            return List.of(value.toPlainString());
        }
    }

    /** True or false. */
    record Flag(boolean value) implements AttributeValue {
        @Override
        public List<String> texts() {
            return List.of(Boolean.toString(value));
        }
    }

    /** Up to 100 texts, in the order sent. */
    record Texts(List<String> values) implements AttributeValue {
        public Texts {
            if (values.size() > 100) {
                throw new InvalidValue("too-many", "has more than 100 values");
            }
            values = List.copyOf(values);
            values.forEach(value -> Characters.checked(value, 0, LONGEST_TEXT));
        }

        @Override
        public List<String> texts() {
            return values;
        }
    }
}
