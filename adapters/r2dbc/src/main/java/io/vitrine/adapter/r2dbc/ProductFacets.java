package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.browse.Facet;
import io.vitrine.domain.browse.FacetField;
import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Counts the products of a list by what they have. */
final class ProductFacets {

    private static final int BUCKETS = 10;

    /** Every category with the number of products that lie in it at any depth. */
    private static final String CATEGORIES = """
        SELECT (SELECT string_agg(replace(replace(name, '~', '~0'), '/', '~1'), '/' ORDER BY place)
                    FROM unnest(categories[1 : depth]) WITH ORDINALITY AS step (name, place)) AS value,
            NULL AS label, sum(products)::bigint AS count
        FROM (SELECT categories, count(*) AS products FROM product WHERE
        """;

    private final DatabaseClient client;

    ProductFacets(DatabaseClient client) {
        this.client = client;
    }

    Mono<Facet> facet(Sql matching, FacetField field) {
        return switch (field) {
            case FacetField.Brands() -> values(field, brands(matching));
            case FacetField.CategoryPaths() -> values(field, categories(matching));
            case FacetField.AttributeValues(var name) -> values(field, attributes(matching, name));
            case FacetField.Prices() -> prices(field, matching);
        };
    }

    static Sql categories(Sql matching) {
        return matching.within(CATEGORIES, """
             GROUP BY categories) AS path, generate_series(1, cardinality(categories)) AS depth
            GROUP BY value\
            """);
    }

    private static Sql brands(Sql matching) {
        return matching.within("""
            SELECT brand_slug AS value, min(brand_name) AS label, count(*) AS count
            FROM product WHERE brand_slug IS NOT NULL AND
            """, " GROUP BY brand_slug");
    }

    private static Sql attributes(Sql matching, AttributeName name) {
        return sql("""
            SELECT value, NULL AS label, count(*) AS count
            FROM product, LATERAL (
                SELECT DISTINCT item #>> '{}' AS value
                FROM jsonb_path_query(product.attributes, ?::jsonpath) AS item) AS held
            WHERE
            """, "$.\"" + name + "\"[*]").then(matching).then(" GROUP BY value");
    }

    private Mono<Facet> values(FacetField field, Sql statement) {
        return statement
                .within(
                        "SELECT value, label, count FROM (",
                        ") AS counted ORDER BY count DESC, value COLLATE \"C\" LIMIT " + FacetField.MOST_VALUES)
                .on(client)
                .map(row -> new Facet.Value(
                        Columns.text(row, "value"), row.get("label", String.class), Columns.number(row, "count")))
                .all()
                .collectList()
                .map(values -> new Facet.Values(field, values));
    }

    private record Bucket(BigDecimal least, BigDecimal greatest, int number, long count) {
        static Bucket of(Readable row) {
            var currency = Money.currency(Columns.text(row, "currency"));
            return new Bucket(
                    new Money(Columns.required(row, "least", BigDecimal.class), currency).amount(),
                    new Money(Columns.required(row, "greatest", BigDecimal.class), currency).amount(),
                    Columns.required(row, "number", Integer.class),
                    Columns.number(row, "count"));
        }
    }

    private Mono<Facet> prices(FacetField field, Sql matching) {
        return matching.within("""
            WITH priced AS MATERIALIZED (SELECT amount, currency FROM product WHERE amount IS NOT NULL AND
            """, """
                ), spread AS (SELECT min(amount) AS least, max(amount) AS greatest FROM priced)
                SELECT least, greatest, min(currency) AS currency, count(*) AS count,
                    least(coalesce(div((amount - least) * %1$d, nullif(greatest - least, 0)), 0), %1$d - 1)::int AS number
                FROM priced, spread
                GROUP BY least, greatest, number
                """.formatted(BUCKETS))
                .on(client)
                .map(Bucket::of)
                .all()
                .collectList()
                .map(buckets -> range(field, buckets));
    }

    private static Facet range(FacetField field, List<Bucket> filled) {
        if (filled.isEmpty()) {
            return new Facet.Range(field, null, null, List.of());
        }
        var least = filled.getFirst().least();
        var greatest = filled.getFirst().greatest();
        var counts = filled.stream().collect(Collectors.toMap(Bucket::number, Bucket::count));
        return new Facet.Range(
                field,
                least,
                greatest,
                least.compareTo(greatest) == 0
                        ? List.of(new Facet.Bucket(least, greatest, counts.getOrDefault(0, 0L)))
                        : buckets(least, greatest, counts));
    }

    private static List<Facet.Bucket> buckets(BigDecimal least, BigDecimal greatest, Map<Integer, Long> counts) {
        var width = greatest.subtract(least).movePointLeft(1);
        return IntStream.range(0, BUCKETS)
                .mapToObj(number -> {
                    var from = least.add(width.multiply(BigDecimal.valueOf(number)));
                    return new Facet.Bucket(from, from.add(width), counts.getOrDefault(number, 0L));
                })
                .toList();
    }
}
