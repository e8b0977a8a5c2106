package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandField;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.BrandReference;
import io.vitrine.domain.catalogue.BrandSummary;
import io.vitrine.domain.catalogue.Description;
import io.vitrine.domain.catalogue.ImageUrl;
import io.vitrine.domain.catalogue.Slug;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads brands from rows of the table that is called {@code brand} in the statement. */
final class BrandRows {

    /** What {@link #brand} reads. */
    static final String COLUMNS = """
        brand.id, brand.version, brand.created_at, brand.updated_at, brand.slug, brand.name, brand.description, \
        brand.logo_url\
        """;

    private static final Map<String, BrandField> FIELDS =
            Arrays.stream(BrandField.values()).collect(Collectors.toMap(BrandField::text, Function.identity()));

    private BrandRows() {}

    static BrandField field(String text) {
        return Objects.requireNonNull(FIELDS.get(text), text);
    }

    static Brand brand(Readable row) {
        var logoUrl = row.get("logo_url", String.class);
        return new Brand(
                new BrandId(Columns.uuid(row, "id")),
                new Slug(Columns.text(row, "slug")),
                new BrandName(Columns.text(row, "name")),
                new Description(Columns.text(row, "description")),
                logoUrl == null ? null : new ImageUrl(logoUrl),
                Columns.number(row, "version"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }

    static BrandSummary summary(Readable row) {
        return new BrandSummary(
                new BrandId(Columns.uuid(row, "id")),
                new Slug(Columns.text(row, "slug")),
                new BrandName(Columns.text(row, "name")));
    }

    /** The brand that a reference names; empty when there is none. */
    static Mono<BrandSummary> summary(DatabaseClient client, BrandReference reference) {
        var query = "SELECT id, slug, name FROM brand WHERE ";
        var statement = switch (reference) {
            case BrandReference.ById(var id) -> client.sql(query + "id = :id").bind("id", id.value());
            case BrandReference.BySlug(var slug) ->
                client.sql(query + "slug = :slug").bind("slug", slug.value());
            case BrandReference.ByName(var name) ->
                client.sql(query + "name = :name").bind("name", name.value());
        };
        return statement.map(row -> summary(row)).one();
    }
}
