package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.codec.Json;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductField;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Products as one JSON array, whose members are named as the columns are: any number of rows in one parameter. */
final class ProductDocuments {

    /** The columns and types of a row, with the fields in which it differs from the row before. */
    static final String ROW = """
        (id uuid, version bigint, created_at timestamptz, updated_at timestamptz, slug text, sku text, name text, \
        name_key text, description text, brand_id uuid, brand_slug text, brand_name text, categories text[], \
        amount numeric, currency text, image_url text, attributes jsonb, status text, terms text[], changed text[])\
        """;

    private ProductDocuments() {}

    /** A product to be written, and what is new about it. */
    record Written(Product product, Set<ProductField> changed) {}

    static Json of(Collection<Written> rows) {
        var bytes = new ByteArrayOutputStream(1_024 * rows.size());
        try (var json = AttributesJson.generator(bytes)) {
            json.writeStartArray();
            rows.forEach(row -> write(row, json));
            json.writeEndArray();
        }
        return Json.of(bytes.toByteArray());
    }

    private static void write(Written row, JsonGenerator json) {
        var product = row.product();
        json.writeStartObject();
        json.writeStringProperty("id", product.id().toString());
        json.writeNumberProperty("version", product.version());
        json.writeStringProperty("created_at", product.createdAt().toString());
        json.writeStringProperty("updated_at", product.updatedAt().toString());
        json.writeStringProperty("slug", product.slug().value());
        json.writeStringProperty("sku", product.sku().value());
        json.writeStringProperty("name", product.name().value());
        json.writeStringProperty("name_key", product.name().sortKey());
        json.writeStringProperty("description", product.description().value());
        writeBrandAndPrice(product, json);
        writeTexts("categories", product.categories().path(), json);
        writeText("image_url", product.imageUrl(), json);
        json.writeName("attributes");
        AttributesJson.write(product.attributes(), json);
        json.writeStringProperty("status", product.status().text());
        writeTexts("terms", ProductTerms.of(product), json);
        writeTexts(
                "changed",
                row.changed().stream().map(ProductField::text).sorted().toList(),
                json);
        json.writeEndObject();
    }

    private static void writeBrandAndPrice(Product product, JsonGenerator json) {
        var brand = product.brand();
        if (brand != null) {
            writeText("brand_id", brand.id(), json);
            writeText("brand_slug", brand.slug(), json);
            writeText("brand_name", brand.name(), json);
        }
        var price = product.price();
        if (price != null) {
            writeText("amount", price.plainAmount(), json);
            writeText("currency", price.currency(), json);
        }
    }

    private static void writeText(String name, @Nullable Object value, JsonGenerator json) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    private static void writeTexts(String name, Collection<String> texts, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
