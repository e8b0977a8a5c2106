package io.vitrine.domain.browse;

import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;

import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.CatalogueContract;
import io.vitrine.domain.catalogue.Money;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraftBuilder;
import io.vitrine.domain.catalogue.Visibility;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What contract tests of lists begin with: products whose names say which is which. */
public abstract class ListingsContract extends CatalogueContract {
    protected static final Criterion IN_EUR = new Criterion.CurrencyIn(List.of(Money.currency("EUR")), false);
    protected static final PageRequest ALL = new PageRequest(PageRequest.LARGEST, new PageRequest.Seek.Start());

    protected abstract ProductListings listings();

    protected Product named(String name) {
        return thereIs(aProduct().named(name));
    }

    protected Product named(String name, ProductDraftBuilder draft) {
        return thereIs(draft.named(name));
    }

    protected static AttributeName attribute(String name) {
        return new AttributeName(name);
    }

    protected static ProductQuery everything() {
        return where();
    }

    protected static ProductQuery where(Criterion... criteria) {
        return new ProductQuery(Visibility.EVERYTHING, Optional.empty(), Arrays.asList(criteria), List.of());
    }

    protected static ProductQuery sorted(ProductQuery query, SortKey... steps) {
        return new ProductQuery(query.visibility(), query.search(), query.criteria(), Arrays.asList(steps));
    }

    protected static ProductQuery seenBy(Visibility visibility) {
        return new ProductQuery(visibility, Optional.empty(), List.of(), List.of());
    }

    /** By relevance. */
    protected static ProductQuery searching(String text) {
        return new ProductQuery(
                Visibility.EVERYTHING,
                Optional.of(SearchText.parse(text)),
                List.of(),
                List.of(up(SortField.RELEVANCE)));
    }

    protected static SortKey up(SortField field) {
        return new SortKey(field, false);
    }

    protected static SortKey down(SortField field) {
        return new SortKey(field, true);
    }

    /** The names of a whole list of at most 200 products. */
    protected List<String> names(ProductQuery query) {
        return names(result(listings().page(query, ALL)).items());
    }

    protected static List<String> names(List<Product> products) {
        return products.stream().map(product -> product.name().value()).toList();
    }
}
