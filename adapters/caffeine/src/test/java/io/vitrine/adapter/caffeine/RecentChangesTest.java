package io.vitrine.adapter.caffeine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.cache.CacheKey;
import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecentChangesTest {

    private static final Identifiers IDENTIFIERS = new SequentialIdentifiers();
    private static final ProductId FIRST = new ProductId(IDENTIFIERS.next());
    private static final ProductId SECOND = new ProductId(IDENTIFIERS.next());
    private static final ProductId THIRD = new ProductId(IDENTIFIERS.next());

    private final RecentChanges recent = new RecentChanges(2);

    @Test
    void each_product_has_the_place_of_its_last_change_and_lists_that_of_any() {
        note(FIRST, 5);
        note(SECOND, 7);
        note(FIRST, 9);

        assertThat(last(FIRST)).isEqualTo(9);
        assertThat(last(SECOND)).isEqualTo(7);
        assertThat(last(THIRD)).isEqualTo(Long.MIN_VALUE);
        assertThat(recent.last(new CacheKey.OfCatalogue("?"))).isEqualTo(9);
    }

    @Test
    void what_is_no_longer_remembered_counts_for_all_that_is_not() {
        note(FIRST, 5);
        note(SECOND, 7);
        note(THIRD, 9);

        assertThat(last(FIRST)).isEqualTo(5);
        assertThat(last(new ProductId(IDENTIFIERS.next()))).isEqualTo(5);
        assertThat(last(THIRD)).isEqualTo(9);
    }

    @Test
    void a_change_of_everything_counts_for_all() {
        note(FIRST, 5);

        recent.note(new CatalogueChange.OfEverything(8));

        assertThat(last(FIRST)).isEqualTo(8);
        assertThat(last(SECOND)).isEqualTo(8);
    }

    private void note(ProductId product, long at) {
        recent.note(new CatalogueChange.OfProducts(Set.of(product), at));
    }

    private long last(ProductId product) {
        return recent.last(new CacheKey.OfProduct(product));
    }
}
