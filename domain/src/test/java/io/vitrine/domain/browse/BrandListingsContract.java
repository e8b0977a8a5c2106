package io.vitrine.domain.browse;

import static io.vitrine.domain.browse.SortField.CREATED_AT;
import static io.vitrine.domain.browse.SortField.NAME;
import static io.vitrine.domain.browse.SortField.UPDATED_AT;
import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.BrandDraftBuilder.theSameAs;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.CatalogueContract;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

/** What {@link BrandListings} promises. */
public abstract class BrandListingsContract extends CatalogueContract {
    private static final SortKey BY_NAME = new SortKey(NAME, false);

    protected abstract BrandListings listings();

    @Test
    void brands_are_listed_by_name_with_case_and_accents_folded() {
        for (var name : List.of("b", "\u00C9clat", "A", "eclair", "\u00E4")) {
            thereIs(aBrand(name));
        }

        assertThat(names(sorted(BY_NAME))).containsExactly("A", "\u00E4", "b", "eclair", "\u00C9clat");
        assertThat(names(sorted(new SortKey(NAME, true)))).containsExactly("\u00C9clat", "eclair", "b", "\u00E4", "A");
    }

    @Test
    void brands_are_listed_by_time() {
        var first = thereIs(aBrand("First"));
        thereIs(aBrand("Second"));
        result(brands().revise(
                        first.id(),
                        new Precondition.Existing(),
                        _ -> theSameAs(first).describedAs("changed").build(),
                        change()));

        assertThat(names(sorted(new SortKey(CREATED_AT, false)))).containsExactly("First", "Second");
        assertThat(names(sorted(new SortKey(CREATED_AT, true)))).containsExactly("Second", "First");
        assertThat(names(sorted(new SortKey(UPDATED_AT, false)))).containsExactly("Second", "First");
        assertThat(names(sorted(new SortKey(UPDATED_AT, true)))).containsExactly("First", "Second");
    }

    @Test
    void brands_are_found_by_words_of_their_name_and_beginnings() {
        for (var name : List.of("U.S. Polo Assn.", "Puma", "Caf\u00E9 Noir", "Polo Ralph Lauren")) {
            thereIs(aBrand(name));
        }

        assertThat(names(searching("polo"))).containsExactly("Polo Ralph Lauren", "U.S. Polo Assn.");
        assertThat(names(searching("polo lauren"))).containsExactly("Polo Ralph Lauren");
        assertThat(names(searching("PU"))).containsExactly("Puma");
        assertThat(names(searching("cafe"))).containsExactly("Caf\u00E9 Noir");
        assertThat(names(searching("uma"))).isEmpty();
    }

    static List<SortKey> orders() {
        return List.of(
                BY_NAME,
                new SortKey(NAME, true),
                new SortKey(CREATED_AT, false),
                new SortKey(CREATED_AT, true),
                new SortKey(UPDATED_AT, false),
                new SortKey(UPDATED_AT, true));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pages_go_forwards_and_backwards(SortKey order) {
        IntStream.range(0, 11).forEach(n -> thereIs(aBrand("Brand" + ".".repeat(n))));
        var all = names(sorted(order));

        var walked = new ArrayList<String>();
        var page = page(sorted(order), 4, new PageRequest.Seek.Start());
        walked.addAll(names(page.items()));
        while (page.next().isPresent()) {
            page = page(sorted(order), 4, new PageRequest.Seek.After(page.next().get()));
            walked.addAll(names(page.items()));
        }
        var before = page(
                sorted(order), 4, new PageRequest.Seek.Before(page.previous().orElseThrow()));

        assertThat(all).hasSize(11);
        assertThat(walked).isEqualTo(all);
        assertThat(names(before.items())).isEqualTo(all.subList(4, 8));
        assertThat(before.next()).isPresent();
        assertThat(before.previous()).isPresent();
    }

    @Test
    void an_empty_list_is_an_empty_page() {
        assertThat(page(sorted(BY_NAME), 50, new PageRequest.Seek.Start()))
                .isEqualTo(new Slice<Brand>(List.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void many_brands_are_read_at_once() {
        var puma = thereIs(aBrand("Puma"));
        thereIs(aBrand("Nike"));

        StepVerifier.create(listings().byIds(List.of(newBrandId(), puma.id())))
                .expectNext(puma)
                .verifyComplete();
        StepVerifier.create(listings().byIds(List.of())).verifyComplete();
    }

    @Test
    void the_products_of_each_brand_are_counted() {
        var puma = thereIs(aBrand("Puma"));
        var nike = thereIs(aBrand("Nike"));
        var other = thereIs(aBrand("Other"));
        thereIs(aProduct().of(puma));
        thereIs(aProduct().of(puma).withStatus(ProductStatus.DRAFT));
        thereIs(aProduct().of(other));
        remove(thereIs(aProduct().of(nike)));

        var ids = List.of(puma.id(), nike.id());
        assertThat(result(listings().productCounts(ids, Visibility.PUBLIC)))
                .isEqualTo(Map.of(puma.id(), 1L, nike.id(), 0L));
        assertThat(result(listings().productCounts(ids, Visibility.EVERYTHING)))
                .isEqualTo(Map.of(puma.id(), 2L, nike.id(), 0L));
        assertThat(result(listings().productCounts(List.of(), Visibility.PUBLIC)))
                .isEmpty();
    }

    private static BrandQuery sorted(SortKey... steps) {
        return new BrandQuery(Optional.empty(), Arrays.asList(steps));
    }

    private static BrandQuery searching(String text) {
        return new BrandQuery(Optional.of(text), List.of(BY_NAME));
    }

    private List<String> names(BrandQuery query) {
        return names(
                page(query, PageRequest.LARGEST, new PageRequest.Seek.Start()).items());
    }

    private static List<String> names(List<Brand> brands) {
        return brands.stream().map(brand -> brand.name().value()).toList();
    }

    private Slice<Brand> page(BrandQuery query, int size, PageRequest.Seek seek) {
        return result(listings().page(query, new PageRequest(size, seek)));
    }
}
