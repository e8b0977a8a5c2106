package io.vitrine.domain.catalogue;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aCompleteProduct;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.theSameAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.shared.SequentialIdentifiers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProductTest {
    private static final Instant THEN = Instant.parse("2026-11-24T10:00:00.123Z");
    private static final Instant NOW = THEN.plusSeconds(60);

    private final SequentialIdentifiers identifiers = new SequentialIdentifiers();
    private final BrandSummary puma = Brand.created(
                    new BrandId(identifiers.next()),
                    new Slug("puma"),
                    aBrand("Puma").build(),
                    THEN)
            .summary();
    private final Product product = Product.created(
            new ProductId(identifiers.next()),
            aCompleteProduct().withSku("10017413").build(),
            puma,
            THEN);

    @Test
    void a_product_begins_with_version_1_and_an_address_of_its_name_and_sku() {
        assertThat(product.version()).isEqualTo(1);
        assertThat(product.slug()).isEqualTo(new Slug("dkny-unisex-trolley-bag-10017413"));
        assertThat(product.createdAt()).isEqualTo(product.updatedAt()).isEqualTo(THEN);
    }

    @Test
    void a_revision_keeps_what_never_changes() {
        var revised =
                product.revised(aProduct().withSku("other").named("Renamed").build(), null, NOW);

        assertThat(revised.version()).isEqualTo(2);
        assertThat(revised.id()).isEqualTo(product.id());
        assertThat(revised.sku()).isEqualTo(product.sku());
        assertThat(revised.slug()).isEqualTo(product.slug());
        assertThat(revised.createdAt()).isEqualTo(THEN);
        assertThat(revised.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void each_field_that_differs_is_named() {
        assertThat(differences(theSameAs(product))).isEmpty();
        assertThat(differences(theSameAs(product).named("x"))).containsExactly(ProductField.NAME);
        assertThat(differences(theSameAs(product).describedAs("x"))).containsExactly(ProductField.DESCRIPTION);
        assertThat(differences(theSameAs(product).in("x"))).containsExactly(ProductField.CATEGORIES);
        assertThat(differences(theSameAs(product).pricedOnRequest())).containsExactly(ProductField.PRICE);
        assertThat(differences(theSameAs(product).pictured("https://x.example")))
                .containsExactly(ProductField.IMAGE_URL);
        assertThat(differences(theSameAs(product).with("imageCount", 8))).containsExactly(ProductField.ATTRIBUTES);
        assertThat(differences(theSameAs(product).withStatus(ProductStatus.DRAFT)))
                .containsExactly(ProductField.STATUS);
        assertThat(product.revised(theSameAs(product).build(), null, NOW).differences(product))
                .containsExactly(ProductField.BRAND);
    }

    @Test
    void what_is_only_written_differently_does_not_differ() {
        assertThat(differences(theSameAs(product).priced("11745", "INR").with("imageCount", new BigDecimal("7.000"))))
                .isEmpty();
    }

    private Set<ProductField> differences(ProductDraftBuilder draft) {
        return product.revised(draft.build(), puma, NOW).differences(product);
    }

    @Test
    void everybody_sees_an_active_product_and_editors_see_all() {
        var draft = product.revised(
                theSameAs(product).withStatus(ProductStatus.DRAFT).build(), puma, NOW);

        assertThat(product.isVisibleTo(Visibility.PUBLIC)).isTrue();
        assertThat(draft.isVisibleTo(Visibility.PUBLIC)).isFalse();
        assertThat(draft.isVisibleTo(Visibility.EVERYTHING)).isTrue();
    }

    @Test
    void a_precondition_admits_the_versions_it_names() {
        assertThat(new Precondition.Existing().admits(7)).isTrue();
        assertThat(new Precondition.OneOf(Set.of(7L, 9L)).admits(7)).isTrue();
        assertThat(new Precondition.OneOf(Set.of(7L, 9L)).admits(8)).isFalse();
        assertThat(new Precondition.OneOf(Set.of()).admits(1)).isFalse();
    }
}
