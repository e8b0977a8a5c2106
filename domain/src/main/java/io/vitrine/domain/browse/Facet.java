package io.vitrine.domain.browse;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the products of a list spread over one field. */
public sealed interface Facet {
    FacetField field();

    /** The most frequent values, at most {@link FacetField#MOST_VALUES}; equal counts in the order of the values. */
    record Values(FacetField field, List<Value> values) implements Facet {
        public Values {
            values = List.copyOf(values);
        }
    }

    /**
     * One value and how many products have it.
     *
     * @param value as a filter takes it
     * @param label for people, where it differs from the value
     */
    record Value(String value, @Nullable String label, long count) {}

    /**
     * The spread of prices in one currency; without any price all is empty.
     *
     * @param least with the decimals of the currency, as {@code greatest}
     * @param buckets ten of equal width, or one where all prices are equal; the last includes its upper bound
     */
    record Range(
            FacetField field,
            @Nullable BigDecimal least,
            @Nullable BigDecimal greatest,
            List<Bucket> buckets) implements Facet {
        public Range {
            buckets = List.copyOf(buckets);
        }
    }

    /** The bounds are decimals without trailing zeros: they are computed, and no prices. */
    record Bucket(BigDecimal from, BigDecimal to, long count) {
        public Bucket {
            from = from.stripTrailingZeros();
            to = to.stripTrailingZeros();
        }
    }
}
