package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.codec.Json;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.Slug;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Adds brands, any number in one statement, and finds free slugs for them. */
final class BrandWrites {

    private BrandWrites() {}

    /** Adds brands. Gives those that were; the others have an identity, a slug or a name that is taken. */
    static Flux<Brand> insert(DatabaseClient client, Collection<Brand> brands) {
        return client.sql("""
            INSERT INTO brand AS brand
                (id, version, created_at, updated_at, slug, name, name_key, description, logo_url)
            SELECT id, version, created_at, updated_at, slug, name, name_key, description, logo_url
            FROM jsonb_to_recordset(:brands) AS given (
                id uuid, version bigint, created_at timestamptz, updated_at timestamptz, slug text, name text,
                name_key text, description text, logo_url text)
            ORDER BY name
            ON CONFLICT DO NOTHING
            RETURNING %s\
            """.formatted(BrandRows.COLUMNS))
                .bind("brands", documents(brands))
                .map(BrandRows::brand)
                .all();
    }

    /** The slugs that are taken among the choices of these. */
    static Mono<Set<Slug>> taken(DatabaseClient client, Collection<Slug> preferred) {
        // In this order of characters, what begins with a hyphen comes before what begins with a dot.
        return client.sql("""
            SELECT slug FROM brand WHERE slug = ANY(:preferred)
            UNION
            SELECT slug FROM unnest(:stems) AS stem JOIN brand ON slug > stem || '-' AND slug < stem || '.'\
            """)
                .bind(
                        "preferred",
                        preferred.stream().map(Slug::value).distinct().toArray(String[]::new))
                .bind(
                        "stems",
                        preferred.stream()
                                .flatMap(BrandWrites::stems)
                                .distinct()
                                .toArray(String[]::new))
                .map(row -> new Slug(Columns.text(row, "slug")))
                .all()
                .collect(Collectors.toSet());
    }

    /** What the numbers of further choices follow: a long slug is the shorter the more digits the number has. */
    private static Stream<String> stems(Slug preferred) {
        return IntStream.of(2, 10, 100, 1_000, 10_000, 100_000, 1_000_000)
                .mapToObj(n -> preferred.choice(n).value())
                .map(choice -> choice.substring(0, choice.lastIndexOf('-')));
    }

    /** The first choice that is not taken. */
    static Slug free(Slug preferred, Set<Slug> taken) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(preferred::choice)
                .filter(choice -> !taken.contains(choice))
                .findFirst()
                .orElseThrow();
    }

    private static Json documents(Collection<Brand> brands) {
        var bytes = new ByteArrayOutputStream();
        try (var json = AttributesJson.generator(bytes)) {
            json.writeStartArray();
            for (var brand : brands) {
                json.writeStartObject();
                json.writeStringProperty("id", brand.id().toString());
                json.writeNumberProperty("version", brand.version());
                json.writeStringProperty("created_at", brand.createdAt().toString());
                json.writeStringProperty("updated_at", brand.updatedAt().toString());
                json.writeStringProperty("slug", brand.slug().value());
                json.writeStringProperty("name", brand.name().value());
                json.writeStringProperty("name_key", brand.name().sortKey());
                json.writeStringProperty("description", brand.description().value());
                if (brand.logoUrl() != null) {
                    json.writeStringProperty("logo_url", brand.logoUrl().value());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return Json.of(bytes.toByteArray());
    }
}
