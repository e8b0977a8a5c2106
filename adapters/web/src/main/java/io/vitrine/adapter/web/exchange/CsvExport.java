package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.catalogue.BrandSummaryDocument;
import io.vitrine.adapter.web.catalogue.MoneyDocument;
import io.vitrine.adapter.web.catalogue.ProductDocument;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.Projection;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.Product;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A row for each product below a row of names. What is nested has a column for each of its members, such as
 * {@code price.amount}; categories are one path as filters take it, attributes one JSON object. An attribute that is asked for by
 * its name has a column of its own.
 */
final class CsvExport implements ExportFormat {

    private static final String ATTRIBUTES = "attributes";
    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Json json;
    private final List<Column> columns;

    CsvExport(Json json, Projection projection) {
        this.json = json;
        this.columns = all().flatMap(column -> wanted(column, projection)).toList();
    }

    private record Column(String name, Function<Row, @Nullable String> cell) {}

    private record Row(ProductDocument product, String categories) {

        @Nullable
        String brand(Function<BrandSummaryDocument, String> part) {
            return product.brand() instanceof BrandSummaryDocument brand ? part.apply(brand) : null;
        }

        @Nullable
        String price(Function<MoneyDocument, String> part) {
            return product.price() instanceof MoneyDocument price ? part.apply(price) : null;
        }
    }

    private Stream<Column> all() {
        return Stream.of(
                new Column("id", row -> row.product().id()),
                new Column("sku", row -> row.product().sku()),
                new Column("name", row -> row.product().name()),
                new Column("slug", row -> row.product().slug()),
                new Column("description", row -> row.product().description()),
                new Column("brand.id", row -> row.brand(BrandSummaryDocument::id)),
                new Column("brand.slug", row -> row.brand(BrandSummaryDocument::slug)),
                new Column("brand.name", row -> row.brand(BrandSummaryDocument::name)),
                new Column("categories", Row::categories),
                new Column("price.amount", row -> row.price(MoneyDocument::amount)),
                new Column("price.currency", row -> row.price(MoneyDocument::currency)),
                new Column("imageUrl", row -> row.product().imageUrl()),
                new Column(ATTRIBUTES, row -> text(row.product().attributes())),
                new Column("status", row -> row.product().status()),
                new Column("version", row -> Long.toString(row.product().version())),
                new Column("createdAt", row -> row.product().createdAt()),
                new Column("updatedAt", row -> row.product().updatedAt()));
    }

    private Stream<Column> wanted(Column column, Projection projection) {
        if (!projection.includes(column.name())) {
            return Stream.empty();
        }
        return column.name().equals(ATTRIBUTES)
                        && !projection.paths().isEmpty()
                        && !projection.paths().contains(ATTRIBUTES)
                ? projection.paths().stream()
                        .filter(path -> path.startsWith(ATTRIBUTES + "."))
                        .map(this::attribute)
                : Stream.of(column);
    }

    private Column attribute(String path) {
        var name = path.substring(ATTRIBUTES.length() + 1);
        return new Column(path, row -> text(row.product().attributes().get(name)));
    }

    private @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            default -> new String(json.write(value), StandardCharsets.UTF_8);
        };
    }

    @Override
    public MediaType type() {
        return TYPE;
    }

    @Override
    public byte[] beginning() {
        return bytes(Csv.row(columns.stream().map(Column::name).toList()));
    }

    @Override
    public byte[] line(Product product, Map<BrandId, Brand> brands) {
        var row = new Row(ProductDocument.of(product), product.categories().toString());
        var cells = new ArrayList<@Nullable String>(columns.size());
        columns.forEach(column -> cells.add(column.cell().apply(row)));
        return bytes(Csv.row(cells));
    }

    /** Rows have no end of their own: a connection that is cut is all there is to tell. */
    @Override
    public byte[] end(long count) {
        return new byte[0];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
