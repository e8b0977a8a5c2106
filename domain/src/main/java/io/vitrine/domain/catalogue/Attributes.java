package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InvalidValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Up to 100 named values, in the order of their names. */
public record Attributes(SortedMap<AttributeName, AttributeValue> values) {
    /** No attribute. */
    public static final Attributes NONE = of(Map.of());

    public Attributes {
        if (values.size() > 100) {
            throw new InvalidValue("too-many", "has more than 100 attributes");
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Attributes of(Map<AttributeName, AttributeValue> values) {
        return new Attributes(new TreeMap<>(values));
    }
}
