package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.BrandSummary;
import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.Description;
import io.vitrine.domain.catalogue.ImageUrl;
import io.vitrine.domain.catalogue.Money;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductName;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.catalogue.Slug;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads products from rows of a table, or of a row type, that is called {@code product} in the statement. */
final class ProductRows {

    /** What {@link #product} reads. */
    static final String COLUMNS = """
        product.id, product.version, product.created_at, product.updated_at, product.slug, product.sku, product.name, \
        product.description, product.brand_id, product.brand_slug, product.brand_name, product.categories, \
        product.amount, product.currency, product.image_url, product.attributes, product.status\
        """;

    static final String SELECT = "SELECT " + COLUMNS + " FROM product";

    private ProductRows() {}

    static Product product(Readable row) {
        return new Product(
                new ProductId(Columns.uuid(row, "id")),
                new Slug(Columns.text(row, "slug")),
                new Sku(Columns.text(row, "sku")),
                new ProductName(Columns.text(row, "name")),
                new Description(Columns.text(row, "description")),
                brand(row),
                new Categories(List.of(Columns.required(row, "categories", String[].class))),
                price(row),
                imageUrl(row),
                AttributesJson.read(Columns.json(row, "attributes")),
                ProductStatus.parse(Columns.text(row, "status")),
                Columns.number(row, "version"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }

    private static @Nullable BrandSummary brand(Readable row) {
        var id = row.get("brand_id", UUID.class);
        return id == null
                ? null
                : new BrandSummary(
                        new BrandId(id),
                        new Slug(Columns.text(row, "brand_slug")),
                        new BrandName(Columns.text(row, "brand_name")));
    }

    private static @Nullable Money price(Readable row) {
        var amount = row.get("amount", BigDecimal.class);
        return amount == null ? null : new Money(amount, Money.currency(Columns.text(row, "currency")));
    }

    private static @Nullable ImageUrl imageUrl(Readable row) {
        var url = row.get("image_url", String.class);
        return url == null ? null : new ImageUrl(url);
    }
}
