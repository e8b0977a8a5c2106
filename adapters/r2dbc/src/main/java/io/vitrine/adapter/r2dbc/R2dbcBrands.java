package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandDraft;
import io.vitrine.domain.catalogue.BrandField;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.BrandWrite;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.ProductState;
import io.vitrine.domain.catalogue.Revision;
import io.vitrine.domain.catalogue.Slug;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The brands in PostgreSQL. */
final class R2dbcBrands implements Brands {

    /** A brand may have a great many products, and they all change with its name. */
    private static final Duration LONGEST_RENAMING = Duration.ofSeconds(30);

    private final Database database;

    R2dbcBrands(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Brand> byId(BrandId id) {
        return database.one(client -> client.sql("SELECT " + BrandRows.COLUMNS + " FROM brand WHERE id = :id")
                .bind("id", id.value())
                .map(BrandRows::brand)
                .one());
    }

    @Override
    public Mono<Brand> bySlug(Slug slug) {
        return database.one(client -> client.sql("SELECT " + BrandRows.COLUMNS + " FROM brand WHERE slug = :slug")
                .bind("slug", slug.value())
                .map(BrandRows::brand)
                .one());
    }

    @Override
    public Mono<BrandWrite> create(BrandId id, BrandDraft draft, Change change) {
        return database.one(client -> create(client, id, draft, change, Set.of()));
    }

    private static Mono<BrandWrite> create(
            DatabaseClient client, BrandId id, BrandDraft draft, Change change, Set<Slug> taken) {
        var brand = Brand.created(id, BrandWrites.free(draft.preferredSlug(), taken), draft, change.at());
        return BrandWrites.insert(client, List.of(brand))
                .<BrandWrite>map(BrandWrite.Created::new)
                .singleOrEmpty()
                .switchIfEmpty(Mono.defer(() -> inTheWay(client, id, draft)))
                .switchIfEmpty(Mono.defer(() -> createElsewhere(client, id, draft, change, brand.slug())));
    }

    /** Tries the next slug, as only one that was made from the name can be in the way. */
    private static Mono<BrandWrite> createElsewhere(
            DatabaseClient client, BrandId id, BrandDraft draft, Change change, Slug tried) {
        return BrandWrites.taken(client, List.of(draft.preferredSlug()))
                .filter(taken -> draft.slug() == null && taken.contains(tried))
                .switchIfEmpty(Mono.error(LostRace::new))
                .flatMap(taken -> create(client, id, draft, change, taken));
    }

    /** The brand that has the identity, the slug asked for, or the name already; empty when there is none. */
    private static Mono<BrandWrite> inTheWay(DatabaseClient client, BrandId id, BrandDraft draft) {
        return client.sql("SELECT version FROM brand WHERE id = :id")
                .bind("id", id.value())
                .<BrandWrite>map(row -> new BrandWrite.AlreadyThere(Columns.number(row, "version")))
                .one()
                .switchIfEmpty(Mono.defer(() -> duplicate(client, id, draft.slug(), draft.name())));
    }

    private static Mono<BrandWrite> duplicate(DatabaseClient client, BrandId id, @Nullable Slug slug, BrandName name) {
        return client.sql("""
            SELECT id, slug IS NOT DISTINCT FROM :slug AS has_slug FROM brand
            WHERE id <> :id AND (slug = :slug OR name = :name)
            ORDER BY has_slug DESC LIMIT 1\
            """)
                .bind("id", id.value())
                .bind("slug", Parameters.in(R2dbcType.VARCHAR, slug == null ? null : slug.value()))
                .bind("name", name.value())
                .<BrandWrite>map(row -> {
                    var existing = new BrandId(Columns.uuid(row, "id"));
                    return Columns.flag(row, "has_slug")
                            ? new BrandWrite.DuplicateSlug(existing)
                            : new BrandWrite.DuplicateName(existing);
                })
                .one();
    }

    @Override
    public Mono<BrandWrite> revise(
            BrandId id, Precondition precondition, Revision<Brand, BrandDraft> revision, Change change) {
        return database.together(
                LONGEST_RENAMING,
                client -> whenAdmitted(client, id, precondition, brand -> {
                    var draft = revision.of(brand);
                    return duplicate(client, id, draft.slug(), draft.name())
                            .switchIfEmpty(Mono.defer(() -> revised(
                                    client,
                                    brand,
                                    brand.revised(draft, Clocks.after(brand.updatedAt(), change)),
                                    change)));
                }));
    }

    private static Mono<BrandWrite> revised(DatabaseClient client, Brand brand, Brand next, Change change) {
        var changed = next.differences(brand);
        if (changed.isEmpty()) {
            return Mono.just(new BrandWrite.Unchanged(brand));
        }
        var shown = next.summary().equals(brand.summary());
        return client.sql("""
            UPDATE brand
            SET version = :version, updated_at = :at, slug = :slug, name = :name, name_key = :nameKey,
                description = :description, logo_url = :logoUrl,
                changed_in = changed_in || (
                    SELECT jsonb_object_agg(field, CAST(:version AS bigint)) FROM unnest(:changed) AS field)
            WHERE id = :id\
            """)
                .bind("id", next.id().value())
                .bind("version", next.version())
                .bind("changed", changed.stream().map(BrandField::text).toArray(String[]::new))
                .bind("at", next.updatedAt())
                .bind("slug", next.slug().value())
                .bind("name", next.name().value())
                .bind("nameKey", next.name().sortKey())
                .bind("description", next.description().value())
                .bind(
                        "logoUrl",
                        Parameters.in(
                                R2dbcType.VARCHAR,
                                next.logoUrl() == null ? null : next.logoUrl().value()))
                .fetch()
                .rowsUpdated()
                .then(shown ? Mono.empty() : showOnProducts(client, brand, next, change))
                .thenReturn(new BrandWrite.Revised(next));
    }

    /** Gives every product of the brand a version that shows the brand as it is now. */
    private static Mono<Long> showOnProducts(DatabaseClient client, Brand brand, Brand next, Change change) {
        return client.sql("""
            WITH shown AS (
                UPDATE product
                SET version = version + 1, updated_at = greatest(updated_at, :at),
                    brand_slug = :slug, brand_name = :name,
                    terms = ts_delete(terms, :oldTerm) || array_to_tsvector(ARRAY[:newTerm])
                WHERE brand_id = :id
                RETURNING id, version, updated_at, product_as_it_stands(product) AS stands),
            spelled AS (INSERT INTO search_word SELECT unnest(:words) ON CONFLICT DO NOTHING)
            INSERT INTO product_version (product_id, version, kind, changed_by, changed_at, changed, product)
            SELECT id, version, 'updated', :by, updated_at, '{brand}', stands FROM shown\
            """)
                .bind("id", next.id().value())
                .bind("at", change.at())
                .bind("slug", next.slug().value())
                .bind("name", next.name().value())
                .bind("oldTerm", ProductTerms.brand(brand.slug()))
                .bind("newTerm", ProductTerms.brand(next.slug()))
                .bind("words", SearchWords.of(next.name()))
                .bind("by", change.by().id())
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<BrandWrite> remove(BrandId id, Precondition precondition, Change change) {
        return database.together(client -> whenAdmitted(
                client,
                id,
                precondition,
                brand -> forgetProducts(client, id, change)
                        .then(client.sql("""
                            DELETE FROM brand WHERE id = :id AND NOT EXISTS (
                                SELECT FROM product WHERE brand_id = :id)\
                            """).bind("id", id.value()).fetch().rowsUpdated())
                        .map(removed -> removed > 0 ? new BrandWrite.Removed() : new BrandWrite.InUse())));
    }

    /** Products that are no longer remembered do not keep a brand in use. */
    private static Mono<Long> forgetProducts(DatabaseClient client, BrandId id, Change change) {
        return client.sql("DELETE FROM product WHERE brand_id = :id AND deleted_at < :forgotten")
                .bind("id", id.value())
                .bind("forgotten", change.at().minus(ProductState.REMEMBERED))
                .fetch()
                .rowsUpdated();
    }

    /** Locks the brand, so that nobody gives it to a product meanwhile, and changes it if the precondition holds. */
    private static Mono<BrandWrite> whenAdmitted(
            DatabaseClient client, BrandId id, Precondition precondition, WriteOfBrand write) {
        return client.sql("SELECT " + BrandRows.COLUMNS + " FROM brand WHERE id = :id FOR UPDATE")
                .bind("id", id.value())
                .map(BrandRows::brand)
                .one()
                .flatMap(brand ->
                        precondition.admits(brand.version()) ? write.of(brand) : conflict(client, brand, precondition))
                .defaultIfEmpty(new BrandWrite.Absent());
    }

    private static Mono<BrandWrite> conflict(DatabaseClient client, Brand brand, Precondition precondition) {
        return client.sql("""
            SELECT key FROM brand, jsonb_each_text(changed_in) WHERE id = :id AND CAST(value AS bigint) > :version\
            """)
                .bind("id", brand.id().value())
                .bind("version", precondition.newestNamed(brand.version()))
                .map(row -> BrandRows.field(Columns.text(row, "key")))
                .all()
                .collect(Collectors.toUnmodifiableSet())
                .map(changed -> new BrandWrite.VersionConflict(brand.version(), changed));
    }

    @FunctionalInterface
    private interface WriteOfBrand {
        Mono<BrandWrite> of(Brand brand);
    }
}
