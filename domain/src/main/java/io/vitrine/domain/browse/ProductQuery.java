package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.Visibility;
import java.util.List;
import java.util.Optional;

/**
 * Which products, in which order.
 *
 * @param search empty for a list without search
 * @param criteria all of them hold
 * @param sort the steps of the order; the identity breaks every tie, in the direction of the last step. Without a step the
 *     identity alone orders: oldest first. {@link SortField#RELEVANCE} stands alone, with a search
 */
public record ProductQuery(
        Visibility visibility, Optional<SearchText> search, List<Criterion> criteria, List<SortKey> sort) {
    public ProductQuery {
        criteria = List.copyOf(criteria);
        sort = List.copyOf(sort);
    }

    /** Whether it is ordered by relevance. */
    public boolean isByRelevance() {
        return !sort.isEmpty() && sort.getFirst().field() == SortField.RELEVANCE;
    }

    /** The same list without the conditions on one field, as a facet of that field counts it. */
    public ProductQuery without(FilterField field) {
        return new ProductQuery(
                visibility,
                search,
                criteria.stream()
                        .filter(criterion -> !criterion.field().equals(field))
                        .toList(),
                sort);
    }

    /** A text that two queries share exactly when they ask for the same products in the same order. */
    public String fingerprint() {
        return Fingerprint.of(this);
    }
}
