package io.vitrine.domain.browse;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a search finds, in which order, and where it matches; see {@link SearchText}. */
public abstract class ProductSearchContract extends ListingsContract {

    @Test
    void all_words_are_wanted() {
        named("Red Trolley Bag");
        named("Red Bag");
        named("Blue Trolley");

        assertThat(names(searching("bag red"))).containsExactly("Red Bag", "Red Trolley Bag");
        assertThat(names(searching("trolley bag red"))).containsExactly("Red Trolley Bag");
        assertThat(names(searching("trolley green"))).isEmpty();
        assertThat(listings().count(searching("red")).block()).isEqualTo(2);
    }

    @Test
    void case_and_accents_do_not_count() {
        named("CR\u00C8ME br\u00FBl\u00E9e");
        named("creme soda");

        assertThat(names(searching("creme"))).containsExactly("creme soda", "CR\u00C8ME br\u00FBl\u00E9e");
        assertThat(names(searching("Cr\u00E8me BRULEE"))).containsExactly("CR\u00C8ME br\u00FBl\u00E9e");
    }

    @Test
    void words_are_compared_by_their_stem() {
        named("Leather Bags");
        named("Canvas bag");

        assertThat(names(searching("bag"))).containsExactly("Canvas bag", "Leather Bags");
        assertThat(names(searching("bags"))).containsExactly("Canvas bag", "Leather Bags");
    }

    @Test
    void a_word_is_found_in_name_brand_sku_and_description() {
        named("Needle");
        named("brand", aProduct().of(thereIs(aBrand("Needle Works"))));
        thereIs(aProduct().named("sku").withSku("needle").build(), change());
        named("description", aProduct().describedAs("A fine needle."));
        named("category", aProduct().in("Needle").with("needle", "needle"));

        assertThat(names(searching("needle"))).containsExactlyInAnyOrder("Needle", "brand", "sku", "description");
    }

    @Test
    void words_may_be_spread_over_the_fields() {
        named("Trolley", aProduct().of(thereIs(aBrand("DKNY"))).describedAs("with four wheels"));

        assertThat(names(searching("dkny wheels trolley"))).containsExactly("Trolley");
    }

    @Test
    void a_phrase_is_found_word_after_word() {
        named("Trolley Case");
        named("Case for a Trolley");
        named("Thing", aProduct().describedAs("Not only a trolley case, but more."));

        assertThat(names(searching("\"trolley case\""))).containsExactly("Trolley Case", "Thing");
        assertThat(names(searching("case trolley"))).containsExactly("Case for a Trolley", "Trolley Case", "Thing");
    }

    @Test
    void what_is_excluded_is_not_found() {
        named("Leather Bag");
        named("Canvas Bag");
        named("Bag", aProduct().describedAs("with a leather strap"));
        named("Trolley Bag");
        named("Bag Trolley");

        assertThat(names(searching("bag -leather"))).containsExactly("Bag Trolley", "Trolley Bag", "Canvas Bag");
        assertThat(names(searching("bag -leather -\"trolley bag\""))).containsExactly("Bag Trolley", "Canvas Bag");
        assertThat(names(searching("bag -unheardof"))).hasSize(5);
    }

    @Test
    void names_brands_and_skus_weigh_more_than_descriptions_and_then_the_newest_comes_first() {
        named("A", aProduct().describedAs("suitcase"));
        named("B suitcase");
        named("C", aProduct().of(thereIs(aBrand("Suitcase Co"))));
        named("D", aProduct().describedAs("suitcase suitcase suitcase"));
        thereIs(aProduct().named("E").withSku("suitcase").build(), change());

        assertThat(names(searching("suitcase"))).containsExactly("E", "C", "B suitcase", "D", "A");
    }

    @Test
    void a_product_that_needs_the_description_for_one_word_comes_after() {
        named("Red Trolley");
        named("Trolley", aProduct().describedAs("red"));

        assertThat(names(searching("red trolley"))).containsExactly("Red Trolley", "Trolley");
    }

    @Test
    void words_spelled_alike_stand_in_for_a_word_that_no_product_has() {
        named("Trolley Bag");
        named("Trousers");

        assertThat(names(searching("trolly"))).containsExactly("Trolley Bag");
        assertThat(names(searching("trolly bag"))).containsExactly("Trolley Bag");
        assertThat(names(searching("qqqqqq"))).isEmpty();
    }

    @Test
    void where_a_product_has_the_word_nothing_stands_in() {
        named("Trolley Bag");
        named("Trolly");

        assertThat(names(searching("trolly"))).containsExactly("Trolly");
    }

    @Test
    void a_search_can_have_conditions_and_another_order() {
        named("Bag C", aProduct().priced("1.00", "EUR"));
        named("Bag A", aProduct().priced("2.00", "EUR"));
        named("Bag B");
        named("Shoe", aProduct().priced("2.00", "EUR"));
        var inEur = new ProductQuery(
                Visibility.PUBLIC, Optional.of(SearchText.parse("bag")), List.of(IN_EUR), List.of(up(SortField.NAME)));

        assertThat(names(inEur)).containsExactly("Bag A", "Bag C");
    }

    @Test
    void what_is_deleted_or_not_to_be_seen_is_not_found() {
        remove(named("Bag deleted"));
        named("Bag draft", aProduct().withStatus(ProductStatus.DRAFT));
        named("Bag");

        assertThat(names(searching("bag"))).containsExactly("Bag", "Bag draft");
        assertThat(names(new ProductQuery(
                        Visibility.PUBLIC, Optional.of(SearchText.parse("bag")), List.of(), List.of())))
                .containsExactly("Bag");
    }

    @Test
    void a_product_is_found_by_its_brands_new_name() {
        var brand = thereIs(aBrand("Oldname"));
        named("shoe", aProduct().of(brand));
        named("newname in the description", aProduct().describedAs("newname"));
        result(brands().revise(
                        brand.id(),
                        new Precondition.Existing(),
                        _ -> aBrand("Newname").build(),
                        change()));

        assertThat(names(searching("newname shoe"))).containsExactly("shoe");
        assertThat(names(searching("oldname shoe"))).isEmpty();
    }

    @Test
    void signs_of_a_query_language_are_only_signs() {
        named("Salt & Pepper | (set) <-> !x:*");

        for (var text :
                List.of("salt & pepper", "salt | pepper", "(salt", "salt:* pepper", "!salt", "salt's'", "salt\\")) {
            assertThat(result(listings().page(searching(text), ALL)).items())
                    .as(text)
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(names(searching("salt & pepper"))).hasSize(1);
    }

    @Test
    void pages_by_relevance_go_forwards_and_backwards() {
        IntStream.range(0, 7).forEach(n -> named("Bag " + n));
        IntStream.range(0, 6).forEach(n -> named("Thing " + n, aProduct().describedAs("a bag")));
        var query = searching("bag");
        var all = names(query);

        var walked = new ArrayList<String>();
        var page = result(listings().page(query, new PageRequest(4, new PageRequest.Seek.Start())));
        walked.addAll(names(page.items()));
        while (page.next().isPresent()) {
            page = result(listings()
                    .page(
                            query,
                            new PageRequest(
                                    4, new PageRequest.Seek.After(page.next().get()))));
            walked.addAll(names(page.items()));
        }
        var before = result(listings()
                .page(
                        query,
                        new PageRequest(
                                4, new PageRequest.Seek.Before(page.previous().orElseThrow()))));

        assertThat(all).hasSize(13).startsWith("Bag 6").endsWith("Thing 0");
        assertThat(walked).isEqualTo(all);
        assertThat(names(before.items())).isEqualTo(all.subList(8, 12));
    }

    @Test
    void matches_tell_where_each_word_is() {
        var product = named(
                "\uD83D\uDC5C Trolley bags",
                aProduct().of(thereIs(aBrand("Bag Works"))).describedAs("No bag, a b\u00E0g."));
        var other = named("Shoe");

        var matches = matches("bag", product, other);

        assertThat(matches).containsOnlyKeys(product.id());
        assertThat(matches.get(product.id()))
                .containsExactlyInAnyOrder(
                        new Match("name", 11, 15),
                        new Match("brand.name", 0, 3),
                        new Match("description", 3, 6),
                        new Match("description", 10, 13));
    }

    @Test
    void every_word_of_a_phrase_is_matched_and_nothing_that_is_excluded() {
        var product = named("The Trolley Case", aProduct().describedAs("wheels"));

        assertThat(matchedLetters("\"trolley case\" -leather", product)).isEqualTo("TrolleyCase");
        assertThat(matchedLetters("case wheels", product)).isEqualTo("Case");
    }

    /** The letters of the product's name that lie in a match. */
    private String matchedLetters(String search, Product product) {
        var name = product.name().value();
        var found = matches(search, product).getOrDefault(product.id(), List.of()).stream()
                .filter(match -> match.field().equals("name"))
                .toList();
        var letters = new StringBuilder();
        IntStream.range(0, name.length())
                .filter(index -> found.stream().anyMatch(match -> match.start() <= index && index < match.end()))
                .filter(index -> Character.isLetter(name.charAt(index)))
                .forEach(index -> letters.append(name.charAt(index)));
        return letters.toString();
    }

    @Test
    void a_word_that_stands_in_is_matched() {
        var product = named("Trolley Bag");

        assertThat(matches("trolly", product).get(product.id())).containsExactly(new Match("name", 0, 7));
    }

    @Test
    void a_product_that_is_not_there_has_no_matches() {
        named("Bag");

        assertThat(result(listings().matches(SearchText.parse("bag"), List.of(newProductId()))))
                .isEmpty();
        assertThat(result(listings().matches(SearchText.parse("bag"), List.of())))
                .isEmpty();
    }

    private Map<ProductId, List<Match>> matches(String search, Product... products) {
        return result(listings()
                .matches(
                        SearchText.parse(search),
                        Arrays.stream(products).map(Product::id).toList()));
    }

    @Test
    void brands_are_suggested_before_products() {
        named("Pump");
        named("Blue Pullover");
        thereIs(aBrand("The Puma"));
        thereIs(aBrand("Nike"));

        assertThat(suggested("pu")).startsWith("The Puma").hasSize(3);
        assertThat(suggested("PU")).containsExactlyInAnyOrder("The Puma", "Pump", "Blue Pullover");
        assertThat(suggested("ump")).doesNotContain("Blue Pullover", "Nike");
    }

    @Test
    void a_name_that_several_products_share_is_suggested_once_for_the_newest() {
        named("Trolley");
        var newest = named("Trolley");

        assertThat(listings()
                        .suggestions("tro", Visibility.PUBLIC, 10)
                        .collectList()
                        .block())
                .containsExactly(new Suggestion.OfProduct(newest.id(), newest.name()));
    }

    @Test
    void what_is_deleted_or_not_to_be_seen_is_not_suggested() {
        remove(named("Trolley deleted"));
        named("Trolley draft", aProduct().withStatus(ProductStatus.DRAFT));
        named("Trolley");

        assertThat(suggested("tro")).containsExactly("Trolley");
        assertThat(listings()
                        .suggestions("tro", Visibility.EVERYTHING, 10)
                        .count()
                        .block())
                .isEqualTo(2);
    }

    @Test
    void words_spelled_alike_are_suggested_where_nothing_begins_so() {
        named("Trolley Bag");
        named("Shoe");

        assertThat(suggested("trolly")).containsExactly("Trolley Bag");
        assertThat(suggested("qqqq")).isEmpty();
    }

    @Test
    void no_more_is_suggested_than_asked_for() {
        IntStream.range(0, 20).forEach(n -> named("Trolley " + n));
        thereIs(aBrand("Trollbeads"));

        assertThat(suggested("tro")).hasSize(10).startsWith("Trollbeads");
        assertThat(listings().suggestions("tro", Visibility.PUBLIC, 1).count().block())
                .isEqualTo(1);
    }

    @Test
    void whatever_is_typed_can_be_answered() {
        named("Salt & Pepper");

        for (var typed : List.of("", " ", "%", "_", "&", "'", "\\", "(", ":*", "<->", "salt & p", "\uD83D\uDC5C")) {
            assertThat(Stream.of(typed).flatMap(text -> suggested(text).stream()))
                    .as(typed)
                    .hasSizeLessThan(2);
        }
    }

    private List<String> suggested(String beginning) {
        return result(listings()
                .suggestions(beginning, Visibility.PUBLIC, 10)
                .map(suggestion -> switch (suggestion) {
                    case Suggestion.OfBrand(var brand) -> brand.name().value();
                    case Suggestion.OfProduct(var _, var name) -> name.value();
                })
                .collectList());
    }
}
