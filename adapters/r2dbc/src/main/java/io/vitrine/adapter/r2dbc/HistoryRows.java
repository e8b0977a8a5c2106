package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.ProductField;
import io.vitrine.domain.catalogue.ProductVersion;
import io.vitrine.domain.shared.Actor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads entries of a product's history. */
final class HistoryRows {

    /** Entries, each with its product as if that were a row of its table; what {@link #version} reads. */
    static final String SELECT = """
        SELECT entry.kind, entry.changed_by, entry.changed_at, entry.changed, %s
        FROM product_version AS entry
        CROSS JOIN LATERAL jsonb_populate_record(NULL::product, entry.product) AS product\
        """.formatted(ProductRows.COLUMNS);

    private static final Map<String, ProductField> FIELDS =
            Arrays.stream(ProductField.values()).collect(Collectors.toMap(ProductField::text, Function.identity()));

    private HistoryRows() {}

    static ProductVersion version(Readable row) {
        return new ProductVersion(
                ProductRows.product(row),
                ProductVersion.Kind.valueOf(Columns.text(row, "kind").toUpperCase(Locale.ROOT)),
                new Change(new Actor(Columns.text(row, "changed_by")), Columns.instant(row, "changed_at")),
                Arrays.stream(Columns.required(row, "changed", String[].class))
                        .map(HistoryRows::field)
                        .collect(Collectors.toSet()));
    }

    static ProductField field(String text) {
        return Objects.requireNonNull(FIELDS.get(text), text);
    }

    static String text(ProductVersion.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
