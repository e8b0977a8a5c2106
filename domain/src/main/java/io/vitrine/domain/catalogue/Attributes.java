package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InvalidValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Up to 100 named values, in the order of their names; where they are lists of texts, up to 1,000 single values altogether.
 */
public record Attributes(SortedMap<AttributeName, AttributeValue> values) {
    /** No attribute. */
    public static final Attributes NONE = of(Map.of());

    public Attributes {
        if (values.size() > 100) {
            throw new InvalidValue("too-many", "has more than 100 attributes");
        }
        if (values.values().stream().mapToInt(value -> value.texts().size()).sum() > 1_000) {
            throw new InvalidValue("too-many", "has more than 1,000 values altogether");
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Attributes of(Map<AttributeName, AttributeValue> values) {
        return new Attributes(new TreeMap<>(values));
    }
}
