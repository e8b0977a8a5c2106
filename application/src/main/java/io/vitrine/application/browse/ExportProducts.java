package io.vitrine.application.browse;

import io.vitrine.domain.browse.FilterField;
import io.vitrine.domain.browse.FilterLanguage;
import io.vitrine.domain.browse.FilterLanguage.Reading;
import io.vitrine.domain.browse.ParameterProblem;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.browse.ProductQuery;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.Visibility;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams a whole list. */
public final class ExportProducts {

    private final ProductListings listings;
    private final Brands brands;

    public ExportProducts(ProductListings listings, Brands brands) {
        this.listings = listings;
        this.brands = brands;
    }

    /** What asking for an export leads to. */
    public sealed interface Export {

        /** Every product of the list as of the instant of subscription, read no faster than requested. */
        record Opened(Flux<Product> products) implements Export {}

        /** The request is not in the language of filters. */
        record Refused(List<ParameterProblem> problems) implements Export {
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        /** There is no such brand. */
        record NoSuchBrand() implements Export {}
    }

    /** The list of one brand's products that these parameters ask for. */
    public Mono<Export> openOfBrand(BrandId id, Map<String, List<String>> parameters, Visibility visibility) {
        return brands.byId(id)
                .map(brand -> {
                    var all = new LinkedHashMap<>(parameters);
                    all.put(
                            FilterField.Standard.BRAND.text(),
                            List.of(brand.slug().value()));
                    return open(all, visibility);
                })
                .defaultIfEmpty(new Export.NoSuchBrand());
    }

    /** The list that these parameters ask for. */
    public Export open(Map<String, List<String>> parameters, Visibility visibility) {
        return switch (FilterLanguage.readProducts(parameters, visibility)) {
            case Reading.Refused<ProductQuery>(var problems) -> new Export.Refused(problems);
            case Reading.Understood<ProductQuery>(var query) -> new Export.Opened(listings.snapshot(query));
        };
    }
}
