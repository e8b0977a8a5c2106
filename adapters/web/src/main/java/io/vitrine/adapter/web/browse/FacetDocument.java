package io.vitrine.adapter.web.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.vitrine.domain.browse.Facet;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facets as they are shown, by the name of their field: a list of values, or for the price its spread. */
final class FacetDocument {

    private FacetDocument() {}

    /**
     * One value.
     *
     * @param value as a filter takes it
     * @param label for people, where it differs
     */
    record Value(
            String value,
            @JsonInclude(Include.NON_NULL) @Nullable String label,
            long count) {}

    /** The spread of prices; amounts as decimals. */
    record Spread(@Nullable String min, @Nullable String max, List<Bucket> buckets) {}

    /** How many prices lie between two amounts. */
    record Bucket(String from, String to, long count) {}

    static Map<String, Object> of(List<Facet> facets) {
        var shown = new LinkedHashMap<String, Object>();
        facets.forEach(facet -> shown.put(facet.field().text(), of(facet)));
        return shown;
    }

    private static Object of(Facet facet) {
        return switch (facet) {
            case Facet.Values(var _, var values) ->
                values.stream()
                        .map(value -> new Value(value.value(), value.label(), value.count()))
                        .toList();
            case Facet.Range(var _, var least, var greatest, var buckets) ->
                new Spread(
                        text(least),
                        text(greatest),
                        buckets.stream()
                                .map(it -> new Bucket(
                                        it.from().toPlainString(), it.to().toPlainString(), it.count()))
                                .toList());
        };
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
