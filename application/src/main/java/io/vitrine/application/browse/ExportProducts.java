package io.vitrine.application.browse;

import io.vitrine.domain.browse.FilterLanguage;
import io.vitrine.domain.browse.FilterLanguage.Reading;
import io.vitrine.domain.browse.ParameterProblem;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.browse.ProductQuery;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.Visibility;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;

/** Streams a whole list. */
public final class ExportProducts {

    private final ProductListings listings;

    public ExportProducts(ProductListings listings) {
        this.listings = listings;
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
    }

    /** The list that these parameters ask for. */
    public Export open(Map<String, List<String>> parameters, Visibility visibility) {
        return switch (FilterLanguage.readProducts(parameters, visibility)) {
            case Reading.Refused<ProductQuery>(var problems) -> new Export.Refused(problems);
            case Reading.Understood<ProductQuery>(var query) -> new Export.Opened(listings.snapshot(query));
        };
    }
}
