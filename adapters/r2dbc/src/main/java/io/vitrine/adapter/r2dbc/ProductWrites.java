package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.codec.Json;
import io.vitrine.adapter.r2dbc.ProductDocuments.Written;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.shared.Actor;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/**
 * Writes products and their history, any number in one statement. A product is passed over when somebody else was quicker:
 * its SKU or identity is taken, it has another version by now, or its brand was renamed or deleted.
 */
final class ProductWrites {

    /**
     * The brands of the products hold still until the end: renaming one changes its products too, and either sees these
     * or is seen here.
     */
    private static final String GIVEN = """
        WITH given AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(:products) AS given %s),
        held AS MATERIALIZED (
            SELECT id, slug, name FROM brand WHERE id IN (SELECT brand_id FROM given) ORDER BY id FOR KEY SHARE),
        sound AS MATERIALIZED (
            SELECT given.* FROM given LEFT JOIN held ON held.id = given.brand_id
            WHERE given.brand_id IS NULL OR (held.slug = given.brand_slug AND held.name = given.brand_name)
            ORDER BY given.sku)
        """.formatted(ProductDocuments.ROW);

    private static final String NOTED = """
        , spelled AS (INSERT INTO search_word SELECT unnest(:words) ON CONFLICT DO NOTHING),
        shaped AS (%s),
        noted AS (
            INSERT INTO product_version (product_id, version, kind, changed_by, changed_at, changed, product)
            SELECT id, stored.version, '%s', :by, stored.updated_at, given.changed, stands
            FROM stored JOIN given USING (id))
        SELECT id FROM stored
        """;

    private static final String INSERT = GIVEN + """
        , stored AS (
            INSERT INTO product AS product (
                id, version, created_at, updated_at, slug, sku, name, name_key, description, brand_id, brand_slug,
                brand_name, categories, amount, currency, image_url, attributes, status, terms)
            SELECT id, version, created_at, updated_at, slug, sku, name, name_key, description, brand_id, brand_slug,
                brand_name, categories, amount, currency, image_url, attributes, status, array_to_tsvector(terms)
            FROM sound
            ON CONFLICT DO NOTHING
            RETURNING id, version, updated_at, product_as_it_stands(product) AS stands)
        """ + NOTED.formatted(AttributeShapes.NOTE, "created");

    private static final String UPDATE = GIVEN + """
        , stored AS (
            UPDATE product
            SET version = sound.version, updated_at = sound.updated_at, name = sound.name, name_key = sound.name_key,
                description = sound.description, brand_id = sound.brand_id, brand_slug = sound.brand_slug,
                brand_name = sound.brand_name, categories = sound.categories, amount = sound.amount,
                currency = sound.currency, image_url = sound.image_url, attributes = sound.attributes,
                status = sound.status, terms = array_to_tsvector(sound.terms)
            FROM sound
            WHERE product.id = sound.id AND product.version = sound.version - 1 AND product.deleted_at IS NULL
            RETURNING product.id, product.version, product.updated_at, product_as_it_stands(product) AS stands)
        """ + NOTED.formatted(AttributeShapes.NOTE, "updated");

    private ProductWrites() {}

    /**
     * What lists have to know of products that are written.
     *
     * @param words those of their names
     * @param shapes the names of their attributes, as {@link AttributeShapes#of} gives them
     */
    record News(String[] words, Json shapes) {
        /** It has been noted. */
        static final News NOTED_BEFORE = new News(new String[0], AttributeShapes.of(List.of()));

        static News of(Product product) {
            return new News(SearchWords.of(product), AttributeShapes.of(List.of(product.attributes())));
        }
    }

    /**
     * Adds products. Gives those that were.
     *
     * @param news what lists have to know of them, unless noted before
     */
    static Flux<ProductId> insert(DatabaseClient client, Collection<Written> products, News news, Actor by) {
        return write(client, INSERT, products, news, by);
    }

    /**
     * Puts products in the place of their last version. Gives those that were.
     *
     * @param news what lists have to know of them, unless noted before
     */
    static Flux<ProductId> update(DatabaseClient client, Collection<Written> products, News news, Actor by) {
        return write(client, UPDATE, products, news, by);
    }

    private static Flux<ProductId> write(
            DatabaseClient client, String statement, Collection<Written> products, News news, Actor by) {
        return client.sql(statement)
                .bind("products", ProductDocuments.of(products))
                .bind("words", news.words())
                .bind("shapes", news.shapes())
                .bind("by", by.id())
                .map(row -> new ProductId(Columns.uuid(row, "id")))
                .all();
    }
}
