package io.vitrine.adapter.web.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.cache.CacheKey;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.ProductId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CachedReadTest {

    private static final String ID = "018f0000-0000-7000-8000-0000000000ff";

    @Test
    void a_product_and_a_brand_are_kept_by_themselves() {
        assertThat(CachedRead.key("/api/v1/products/" + ID))
                .contains(new CacheKey.OfProduct(new ProductId(UUID.fromString(ID))));
        assertThat(CachedRead.key("/api/v1/brands/" + ID))
                .contains(new CacheKey.OfBrand(new BrandId(UUID.fromString(ID))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products",
                "/api/v1/products?q=red%20shoes&size=20",
                "/api/v1/products/" + ID + "?fields=sku",
                "/api/v1/products/018F0000-0000-7000-8000-0000000000FF",
                "/api/v1/products/018f0000-0000-4000-8000-0000000000ff",
                "/api/v1/products/018f0000-0000-7000-c000-0000000000ff",
                "/api/v1/products/by-sku/A-1.2",
                "/api/v1/products/suggest?q=a",
                "/api/v1/brands/" + ID + "/products",
                "/api/v1/categories"
            })
    void everything_else_that_is_shown_of_the_catalogue_by_what_was_asked(String target) {
        assertThat(CachedRead.key(target)).contains(new CacheKey.OfCatalogue(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products/",
                "/api/v1/products//" + ID,
                "/api/v1/products/../users",
                "/api/v1/products/./" + ID,
                "/api/v1/products/%2e%2e/users",
                "/api/v1/products;x=1",
                "/api/v1/products/" + ID + "/versions",
                "/api/v1/products/" + ID + "/versions/1?fields=sku",
                "/api/v1/productsx",
                "/api/v1/imports",
                "/api/v1/users",
                "/api/v1/me",
                "/api/v1/audit-events",
                "/api/v2/products",
                "*"
            })
    void nothing_that_is_not_for_everybody_or_may_be_read_in_two_ways(String target) {
        assertThat(CachedRead.key(target)).isEmpty();
    }
}
