package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.adapter.r2dbc.ProductDocuments.Written;
import io.vitrine.adapter.r2dbc.ProductWrites.News;
import io.vitrine.domain.catalogue.BrandReference;
import io.vitrine.domain.catalogue.BrandSummary;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductField;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductState;
import io.vitrine.domain.catalogue.ProductVersion;
import io.vitrine.domain.catalogue.ProductWrite;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.catalogue.Revision;
import io.vitrine.domain.catalogue.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The products in PostgreSQL. A write reads, decides and then changes the version that it read: whoever finds another one
 * there starts again. So a reader never waits, and most writes need two round trips.
 */
final class R2dbcProducts implements Products {

    /** Whoever waits for longer is told that PostgreSQL does not answer. */
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(2);

    private final Database database;
    private final GroupCommit<Lookup, ProductState> lookups;

    R2dbcProducts(Database database) {
        this.database = database;
        lookups = new GroupCommit<>(
                "products by id", LONGEST_LOOKUP, asked -> database.one(client -> states(client, asked)));
    }

    /** Somebody's question; two of them for the same product are two. */
    private static final class Lookup {
        private final ProductId id;
        private final Instant forgotten;

        Lookup(ProductId id, Instant now) {
            this.id = id;
            forgotten = now.minus(ProductState.REMEMBERED);
        }

        Optional<ProductState> in(Map<ProductId, ProductState> states) {
            return Optional.ofNullable(states.get(id)).filter(this::isRemembered);
        }

        private boolean isRemembered(ProductState state) {
            return !(state instanceof ProductState.Deleted deleted)
                    || !deleted.deletedAt().isBefore(forgotten);
        }
    }

    @Override
    public Mono<ProductState> byId(ProductId id, Instant now) {
        return Database.shared(lookups.ask(new Lookup(id, now)), database.one(client -> state(client, id, now)));
    }

    private static Mono<Map<Lookup, ProductState>> states(DatabaseClient client, List<Lookup> asked) {
        return client.sql("SELECT product.deleted_at, %s FROM product WHERE id = ANY(:ids)"
                        .formatted(ProductRows.COLUMNS))
                .bind(
                        "ids",
                        asked.stream()
                                .map(lookup -> lookup.id.value())
                                .distinct()
                                .toArray(UUID[]::new))
                .map(R2dbcProducts::state)
                .all()
                .collectMap(state -> state.product().id())
                .map(states -> answers(asked, states));
    }

    private static Map<Lookup, ProductState> answers(List<Lookup> asked, Map<ProductId, ProductState> states) {
        var answers = new HashMap<Lookup, ProductState>();
        asked.forEach(lookup -> lookup.in(states).ifPresent(state -> answers.put(lookup, state)));
        return answers;
    }

    @Override
    public Mono<Product> bySku(Sku sku) {
        return database.one(client -> client.sql(ProductRows.SELECT + " WHERE sku = :sku AND deleted_at IS NULL")
                .bind("sku", sku.value())
                .map(ProductRows::product)
                .one());
    }

    @Override
    public Flux<Product> byIds(Collection<ProductId> ids) {
        return database.all(client -> client.sql(ProductRows.SELECT + " WHERE id = ANY(:ids) AND deleted_at IS NULL")
                .bind("ids", ids.stream().map(ProductId::value).toArray(UUID[]::new))
                .map(ProductRows::product)
                .all());
    }

    @Override
    public Mono<ProductWrite> create(ProductId id, ProductDraft draft, Change change) {
        return database.one(client -> withBrand(
                        client,
                        draft.brand(),
                        null,
                        brand -> created(client, Product.created(id, draft, brand, change.at()), change))
                .switchIfEmpty(Mono.defer(() -> inTheWay(client, Product.created(id, draft, null, change.at()))))
                .defaultIfEmpty(new ProductWrite.UnknownBrand()));
    }

    private static Mono<ProductWrite> created(DatabaseClient client, Product product, Change change) {
        var everything = EnumSet.allOf(ProductField.class);
        return ProductWrites.insert(client, List.of(new Written(product, everything)), News.of(product), change.by())
                .<ProductWrite>map(_ -> new ProductWrite.Created(product))
                .singleOrEmpty()
                .switchIfEmpty(Mono.defer(() -> inTheWay(client, product)))
                .switchIfEmpty(Mono.defer(() -> forget(client, product).then(lost())));
    }

    /** The product that has the identity or the SKU already; empty when there is none. */
    private static Mono<ProductWrite> inTheWay(DatabaseClient client, Product product) {
        return state(client, product.id(), product.createdAt())
                .<ProductWrite>map(state -> switch (state) {
                    case ProductState.Live(var there) -> new ProductWrite.AlreadyThere(there.version());
                    case ProductState.Deleted deleted -> new ProductWrite.Gone(deleted.deletedAt());
                })
                .switchIfEmpty(Mono.defer(() -> otherWithSku(client, product)));
    }

    private static Mono<ProductWrite> otherWithSku(DatabaseClient client, Product product) {
        return client.sql("SELECT id FROM product WHERE sku = :sku AND deleted_at IS NULL AND id <> :id")
                .bind("sku", product.sku().value())
                .bind("id", product.id().value())
                .<ProductWrite>map(row -> new ProductWrite.DuplicateSku(new ProductId(Columns.uuid(row, "id"))))
                .one();
    }

    /** Makes room where a product was that is no longer remembered. */
    private static Mono<Long> forget(DatabaseClient client, Product product) {
        return client.sql("DELETE FROM product WHERE id = :id AND deleted_at < :forgotten")
                .bind("id", product.id().value())
                .bind("forgotten", product.createdAt().minus(ProductState.REMEMBERED))
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<ProductWrite> revise(
            ProductId id, Precondition precondition, Revision<Product, ProductDraft> revision, Change change) {
        return whenLive(
                id, precondition, change, (client, product) -> revised(client, product, revision.of(product), change));
    }

    private static Mono<ProductWrite> revised(
            DatabaseClient client, Product product, ProductDraft draft, Change change) {
        return withBrand(
                        client,
                        draft.brand(),
                        product.brand(),
                        brand -> revised(
                                client,
                                product,
                                product.revised(draft, brand, Clocks.after(product.updatedAt(), change)),
                                change))
                .defaultIfEmpty(new ProductWrite.UnknownBrand());
    }

    private static Mono<ProductWrite> revised(DatabaseClient client, Product product, Product next, Change change) {
        var changed = product.differences(next);
        return changed.isEmpty()
                ? Mono.just(new ProductWrite.Unchanged(product))
                : ProductWrites.update(client, List.of(new Written(next, changed)), News.of(next), change.by())
                        .<ProductWrite>map(_ -> new ProductWrite.Revised(next, changed))
                        .singleOrEmpty()
                        .switchIfEmpty(lost());
    }

    @Override
    public Mono<ProductWrite> remove(ProductId id, Precondition precondition, Change change) {
        return whenLive(id, precondition, change, (client, product) -> {
            var next = product.advanced(Clocks.after(product.updatedAt(), change));
            return advanced(client, next, ProductVersion.Kind.DELETED, change)
                    .thenReturn(new ProductWrite.Removed(next));
        });
    }

    @Override
    public Mono<ProductWrite> restore(ProductId id, Change change) {
        return database.one(client -> state(client, id, change.at())
                .flatMap(state -> switch (state) {
                    case ProductState.Live(var product) -> Mono.just(new ProductWrite.Unchanged(product));
                    case ProductState.Deleted deleted -> restored(client, deleted.product(), change);
                })
                .defaultIfEmpty(new ProductWrite.Absent()));
    }

    private static Mono<ProductWrite> restored(DatabaseClient client, Product product, Change change) {
        var next = product.advanced(Clocks.after(product.updatedAt(), change));
        return otherWithSku(client, product)
                .switchIfEmpty(Mono.defer(() -> advanced(client, next, ProductVersion.Kind.RESTORED, change)
                        .thenReturn(new ProductWrite.Revised(next, Set.of()))));
    }

    /** Deletes or restores a product: the same in a new version. */
    private static Mono<Long> advanced(DatabaseClient client, Product next, ProductVersion.Kind kind, Change change) {
        return client.sql("""
            WITH advanced AS (
                UPDATE product
                SET version = :version, updated_at = :at,
                    deleted_at = CASE WHEN :kind = 'deleted' THEN CAST(:at AS timestamptz) END
                WHERE id = :id AND version = :version - 1
                RETURNING product_as_it_stands(product) AS stands)
            INSERT INTO product_version (product_id, version, kind, changed_by, changed_at, changed, product)
            SELECT :id, :version, :kind, :by, :at, '{}', stands FROM advanced\
            """)
                .bind("id", next.id().value())
                .bind("version", next.version())
                .bind("at", next.updatedAt())
                .bind("kind", HistoryRows.text(kind))
                .bind("by", change.by().id())
                .fetch()
                .rowsUpdated()
                .filter(written -> written > 0)
                .switchIfEmpty(lost());
    }

    @Override
    public Flux<ProductVersion> versions(ProductId id, long before, int most) {
        return database.all(client -> client.sql("""
            %s
            WHERE entry.product_id = :id AND entry.version < :before
            ORDER BY entry.version DESC LIMIT :most\
            """.formatted(HistoryRows.SELECT))
                .bind("id", id.value())
                .bind("before", before)
                .bind("most", most)
                .map(HistoryRows::version)
                .all());
    }

    @Override
    public Mono<ProductVersion> version(ProductId id, long version) {
        return database.one(
                client -> client.sql(HistoryRows.SELECT + " WHERE entry.product_id = :id AND entry.version = :version")
                        .bind("id", id.value())
                        .bind("version", version)
                        .map(HistoryRows::version)
                        .one());
    }

    private static Mono<ProductState> state(DatabaseClient client, ProductId id, Instant now) {
        return client.sql("""
            SELECT product.deleted_at, %s FROM product
            WHERE id = :id AND (deleted_at IS NULL OR deleted_at >= :forgotten)\
            """.formatted(ProductRows.COLUMNS))
                .bind("id", id.value())
                .bind("forgotten", now.minus(ProductState.REMEMBERED))
                .map(R2dbcProducts::state)
                .one();
    }

    private static ProductState state(Readable row) {
        var deletedAt = row.get("deleted_at", Instant.class);
        var product = ProductRows.product(row);
        return deletedAt == null ? new ProductState.Live(product) : new ProductState.Deleted(product, deletedAt);
    }

    private Mono<ProductWrite> whenLive(ProductId id, Precondition precondition, Change change, WriteOfProduct write) {
        return database.one(client -> state(client, id, change.at())
                .flatMap(state -> switch (state) {
                    case ProductState.Deleted deleted ->
                        Mono.<ProductWrite>just(new ProductWrite.Gone(deleted.deletedAt()));
                    case ProductState.Live(var product) ->
                        precondition.admits(product.version())
                                ? write.of(client, product)
                                : conflict(client, product, precondition);
                })
                .defaultIfEmpty(new ProductWrite.Absent()));
    }

    private static Mono<ProductWrite> conflict(DatabaseClient client, Product product, Precondition precondition) {
        return client.sql("""
            SELECT DISTINCT unnest(changed) AS field FROM product_version
            WHERE product_id = :id AND version > :version\
            """)
                .bind("id", product.id().value())
                .bind("version", precondition.newestNamed(product.version()))
                .map(row -> HistoryRows.field(Columns.text(row, "field")))
                .all()
                .collectList()
                .map(changed -> new ProductWrite.VersionConflict(product.version(), Set.copyOf(changed)));
    }

    /**
     * Goes on with the brand that a draft names; empty when there is no such brand.
     *
     * @param current the brand that the product has; a reference to it need not be looked up, since the write makes sure
     */
    private static Mono<ProductWrite> withBrand(
            DatabaseClient client,
            @Nullable BrandReference reference,
            @Nullable BrandSummary current,
            Function<@Nullable BrandSummary, Mono<ProductWrite>> write) {
        if (reference == null) {
            return write.apply(null);
        }
        var known = Optional.ofNullable(current).filter(brand -> isOf(reference, brand));
        return known.map(Mono::just)
                .orElseGet(() -> BrandRows.summary(client, reference))
                .flatMap(write);
    }

    private static boolean isOf(BrandReference reference, BrandSummary brand) {
        return switch (reference) {
            case BrandReference.ById(var id) -> id.equals(brand.id());
            case BrandReference.BySlug(var slug) -> slug.equals(brand.slug());
            case BrandReference.ByName(var name) -> name.equals(brand.name());
        };
    }

    private static <T> Mono<T> lost() {
        return Mono.error(LostRace::new);
    }

    @FunctionalInterface
    private interface WriteOfProduct {
        Mono<ProductWrite> of(DatabaseClient client, Product product);
    }
}
