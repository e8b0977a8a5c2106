package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.r2dbc.postgresql.codec.Json;
import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.Attributes;
import io.vitrine.domain.exchange.ImportLine;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The sets of names that the attributes of products have. There are few, and no index lists what products do not have: those without
 * an attribute are found as those that have one of the sets without it.
 */
final class AttributeShapes {

    /** Adds sets that are new; {@code shapes} is bound to what {@link #of} gives. */
    static final String NOTE = """
        INSERT INTO attribute_shape
        SELECT * FROM jsonb_to_recordset(:shapes) AS given (term text, names text[])
        ON CONFLICT DO NOTHING\
        """;

    /** Of more sets than this, a question by their terms costs more than it saves. */
    private static final int MOST = 500;

    private AttributeShapes() {}

    /** Notes the sets of lines that are going to be stored. One that is noted in vain does no harm. */
    static Mono<Long> note(DatabaseClient client, Collection<ImportLine.Accepted> lines) {
        return client.sql(NOTE)
                .bind(
                        "shapes",
                        of(lines.stream().map(line -> line.draft().attributes()).toList()))
                .fetch()
                .rowsUpdated();
    }

    /** Each set once, in an order in which everybody notes them, as rows of a document. */
    static Json of(Collection<Attributes> products) {
        var bytes = new ByteArrayOutputStream();
        try (var json = AttributesJson.generator(bytes)) {
            json.writeStartArray();
            namesByTerm(products).forEach((term, names) -> {
                json.writeStartObject();
                json.writeStringProperty("term", term);
                json.writeArrayPropertyStart("names");
                names.forEach(name -> json.writeString(name.value()));
                json.writeEndArray();
                json.writeEndObject();
            });
            json.writeEndArray();
        }
        return Json.of(bytes.toByteArray());
    }

    private static SortedMap<String, Set<AttributeName>> namesByTerm(Collection<Attributes> products) {
        return products.stream()
                .map(attributes -> attributes.values().keySet())
                .distinct()
                .collect(Collectors.toMap(ProductTerms::shape, names -> names, (same, _) -> same, TreeMap::new));
    }

    /** Finds the products without this attribute, in one of the orders of an index. */
    static Sql without(AttributeName name) {
        return sql(
                """
                product.terms @@ (
                    SELECT CASE WHEN count(*) <= %d THEN string_agg(quote_literal(term), ' | ') ELSE ? END
                    FROM (SELECT term FROM attribute_shape WHERE ? <> ALL (names) LIMIT %d) AS shape)::tsquery\
                """.formatted(MOST, MOST + 1),
                ProductTerms.OF_ANY_STATUS + " & " + Lexemes.none(List.of(ProductTerms.attribute(name))),
                name.value());
    }
}
