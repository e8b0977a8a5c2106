package io.vitrine.domain.browse;

import static io.vitrine.domain.browse.SortField.CREATED_AT;
import static io.vitrine.domain.browse.SortField.NAME;
import static io.vitrine.domain.browse.SortField.PRICE;
import static io.vitrine.domain.browse.SortField.UPDATED_AT;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.theSameAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

/** What {@link ProductListings} promises of order, pages and snapshots. */
public abstract class ProductPagesContract extends ListingsContract {
    private static final List<String> NAMES =
            List.of("Alpha", "alpha", "\u00C1lpha", "Beta", "beta 2", "\u00E9t\u00E9", "Z", "\uFF21", "\uD83D\uDC5C");

    @Test
    void without_a_sort_the_oldest_comes_first() {
        named("B");
        named("A");
        named("C");

        assertThat(names(everything())).containsExactly("B", "A", "C");
    }

    @Test
    void names_are_ordered_with_case_and_accents_folded_then_by_code_point() {
        for (var name :
                List.of("b", "\uD83D\uDC5C", "\uFB01n", "A2", "\u00E4 b", "a", "Z", "A b", "\uE000", "\u00C4")) {
            named(name);
        }

        assertThat(names(sorted(everything(), up(NAME))))
                .containsExactly("a", "\u00C4", "\u00E4 b", "A b", "A2", "b", "\uFB01n", "Z", "\uE000", "\uD83D\uDC5C");
    }

    @Test
    void the_identity_breaks_ties_in_the_direction_of_the_last_step() {
        var first = named("same");
        var second = named("SAME");

        assertThat(page(sorted(everything(), up(NAME)))).containsExactly(first, second);
        assertThat(page(sorted(everything(), down(NAME)))).containsExactly(second, first);
        assertThat(page(sorted(everything(), down(NAME), up(UPDATED_AT)))).containsExactly(first, second);
    }

    @Test
    void by_price_within_one_currency() {
        named("ten", aProduct().priced("10.00", "EUR"));
        named("nine", aProduct().priced("9.00", "EUR"));
        named("other currency", aProduct().priced("1.00", "INR"));
        named("hundred", aProduct().priced("100.00", "EUR"));
        named("on request");

        assertThat(names(sorted(where(IN_EUR), up(PRICE)))).containsExactly("nine", "ten", "hundred");
        assertThat(names(sorted(where(IN_EUR), down(PRICE)))).containsExactly("hundred", "ten", "nine");
    }

    @Test
    void by_price_then_by_name() {
        named("c", aProduct().priced("1.00", "EUR"));
        named("a", aProduct().priced("2.00", "EUR"));
        named("b", aProduct().priced("1.00", "EUR"));
        named("d", aProduct().priced("2.00", "EUR"));

        assertThat(names(sorted(where(IN_EUR), up(PRICE), up(NAME)))).containsExactly("b", "c", "a", "d");
        assertThat(names(sorted(where(IN_EUR), down(PRICE), up(NAME)))).containsExactly("a", "d", "b", "c");
        assertThat(names(sorted(where(IN_EUR), up(PRICE), down(NAME)))).containsExactly("c", "b", "d", "a");
        assertThat(names(sorted(where(IN_EUR), down(PRICE), down(NAME)))).containsExactly("d", "a", "c", "b");
    }

    @Test
    void by_time_of_creation_and_of_the_last_change() {
        var first = named("first");
        named("second");
        named("third");
        revise(first, theSameAs(first).describedAs("changed"));

        assertThat(names(sorted(everything(), up(CREATED_AT)))).containsExactly("first", "second", "third");
        assertThat(names(sorted(everything(), down(CREATED_AT)))).containsExactly("third", "second", "first");
        assertThat(names(sorted(everything(), up(UPDATED_AT)))).containsExactly("second", "third", "first");
        assertThat(names(sorted(everything(), down(UPDATED_AT)))).containsExactly("first", "third", "second");
    }

    @Test
    void a_page_tells_whether_something_follows_it_or_comes_before_it() {
        var all = IntStream.range(0, 5).mapToObj(n -> named("name " + n)).toList();

        var first = pageAt(everything(), 2, new PageRequest.Seek.Start());
        var second =
                pageAt(everything(), 2, new PageRequest.Seek.After(first.next().orElseThrow()));
        var third =
                pageAt(everything(), 2, new PageRequest.Seek.After(second.next().orElseThrow()));

        assertThat(first.items()).isEqualTo(all.subList(0, 2));
        assertThat(first.previous()).isEmpty();
        assertThat(second.items()).isEqualTo(all.subList(2, 4));
        assertThat(second.previous()).isPresent();
        assertThat(third.items()).isEqualTo(all.subList(4, 5));
        assertThat(third.next()).isEmpty();
        assertThat(third.previous()).isPresent();
    }

    @Test
    void a_page_that_ends_with_the_list_has_no_next_one() {
        named("A");
        named("B");

        var whole = pageAt(everything(), 2, new PageRequest.Seek.Start());

        assertThat(whole.items()).hasSize(2);
        assertThat(whole.next()).isEmpty();
        assertThat(whole.previous()).isEmpty();
    }

    @Test
    void an_empty_list_is_an_empty_page() {
        var page = pageAt(everything(), 50, new PageRequest.Seek.Start());

        assertThat(page).isEqualTo(new Slice<Product>(List.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void pages_are_walked_backwards_in_the_order_of_the_list() {
        var all = IntStream.range(0, 5).mapToObj(n -> named("name " + n)).toList();
        var last = pageAt(everything(), 1, new PageRequest.Seek.After(place(everything(), 3)));

        var before = pageAt(
                everything(), 3, new PageRequest.Seek.Before(last.previous().orElseThrow()));
        var first = pageAt(
                everything(), 3, new PageRequest.Seek.Before(before.previous().orElseThrow()));

        assertThat(last.items()).isEqualTo(all.subList(4, 5));
        assertThat(before.items()).isEqualTo(all.subList(1, 4));
        assertThat(before.next()).isPresent();
        assertThat(first.items()).isEqualTo(all.subList(0, 1));
        assertThat(first.previous()).isEmpty();
        assertThat(first.next()).isPresent();
    }

    @Test
    void a_place_stays_when_the_product_there_is_deleted() {
        var all = IntStream.range(0, 5).mapToObj(n -> named("name " + n)).toList();
        var place = place(everything(), 2);
        remove(all.get(2));

        assertThat(pageAt(everything(), 5, new PageRequest.Seek.After(place)).items())
                .isEqualTo(all.subList(3, 5));
        assertThat(pageAt(everything(), 5, new PageRequest.Seek.Before(place)).items())
                .isEqualTo(all.subList(0, 2));
    }

    /** The position of the n-th product of a list. */
    private Position place(ProductQuery query, int n) {
        return pageAt(query, n + 1, new PageRequest.Seek.Start()).next().orElseThrow();
    }

    static List<List<SortKey>> orders() {
        return List.of(
                List.of(),
                List.of(up(NAME)),
                List.of(down(NAME)),
                List.of(up(PRICE)),
                List.of(down(PRICE)),
                List.of(up(CREATED_AT)),
                List.of(down(CREATED_AT)),
                List.of(up(UPDATED_AT)),
                List.of(down(UPDATED_AT)),
                List.of(down(PRICE), up(NAME)),
                List.of(up(NAME), down(PRICE), up(CREATED_AT)),
                List.of(up(UPDATED_AT), down(NAME)),
                List.of(down(CREATED_AT), up(PRICE), down(NAME), up(UPDATED_AT)));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void walked_forwards_or_backwards_a_list_neither_repeats_nor_passes_over_what_stays(List<SortKey> order) {
        var random = new Random(order.hashCode());
        var query = sorted(where(IN_EUR), order.toArray(SortKey[]::new));
        var staying = new HashSet<ProductId>();
        var passing = new ArrayList<Product>();
        for (int n = 0; n < 40; n++) {
            staying.add(priced(random).id());
            passing.add(priced(random));
        }

        var seen = new ArrayList<ProductId>();
        var page = pageAt(query, 1 + random.nextInt(9), new PageRequest.Seek.Start());
        seen.addAll(ids(page.items()));
        while (page.next().isPresent()) {
            disturb(passing, random);
            var following = pageAt(
                    query,
                    1 + random.nextInt(9),
                    new PageRequest.Seek.After(page.next().get()));
            if (following.items().isEmpty()) {
                break;
            }
            page = following;
            seen.addAll(ids(page.items()));
        }
        assertWalked(seen, staying);

        var seenBackwards = new ArrayList<>(ids(page.items()));
        Collections.reverse(seenBackwards);
        while (page.previous().isPresent()) {
            disturb(passing, random);
            page = pageAt(
                    query,
                    1 + random.nextInt(9),
                    new PageRequest.Seek.Before(page.previous().get()));
            var ids = new ArrayList<>(ids(page.items()));
            Collections.reverse(ids);
            seenBackwards.addAll(ids);
        }
        assertWalked(seenBackwards, staying);
        Collections.reverse(seenBackwards);
        assertThat(staying(seenBackwards, staying)).isEqualTo(staying(seen, staying));
    }

    /** Few names, amounts and times, so that there are ties in every step. */
    private Product priced(Random random) {
        var name = NAMES.get(random.nextInt(NAMES.size()));
        var draft = aProduct()
                .named(name)
                .withSku("sku-" + identifiers.next())
                .priced(1 + random.nextInt(3) + ".50", "EUR");
        return thereIs(draft.build(), new Change(ANA, BEGINNING.plusMillis(random.nextInt(5))));
    }

    private void disturb(List<Product> passing, Random random) {
        passing.add(priced(random));
        if (passing.size() > 1) {
            remove(passing.remove(random.nextInt(passing.size())));
        }
    }

    private static void assertWalked(List<ProductId> seen, Set<ProductId> staying) {
        assertThat(seen).doesNotHaveDuplicates().containsAll(staying);
    }

    private static List<ProductId> staying(List<ProductId> seen, Set<ProductId> staying) {
        return seen.stream().filter(staying::contains).collect(Collectors.toList());
    }

    private static List<ProductId> ids(List<Product> products) {
        return products.stream().map(Product::id).toList();
    }

    @Test
    void a_snapshot_is_the_whole_list_in_its_order() {
        IntStream.range(0, 300).forEach(n -> named("name " + n % 7));
        var query = sorted(everything(), down(NAME));

        var snapshot = result(listings().snapshot(query).collectList());

        assertThat(snapshot).hasSize(300);
        assertThat(snapshot.subList(0, 200)).isEqualTo(page(query));
    }

    @Test
    void a_snapshot_is_of_one_instant_however_slowly_it_is_read() {
        var all = IntStream.range(0, 50).mapToObj(n -> named("name " + n)).toList();

        StepVerifier.create(listings().snapshot(everything()), 1)
                .expectNext(all.getFirst())
                .then(() -> {
                    remove(all.getLast());
                    revise(all.get(40), aProduct().named("renamed"));
                    named("too late");
                })
                .thenRequest(10)
                .expectNextSequence(all.subList(1, 11))
                .thenRequest(Long.MAX_VALUE)
                .expectNextSequence(all.subList(11, 50))
                .expectComplete()
                .verify(Duration.ofSeconds(30));
    }

    @Test
    void a_snapshot_can_be_left_in_the_middle_any_number_of_times() {
        IntStream.range(0, 20).forEach(n -> named("name " + n));

        for (int n = 0; n < 30; n++) {
            StepVerifier.create(listings().snapshot(everything()), 1)
                    .expectNextCount(1)
                    .thenCancel()
                    .verify(Duration.ofSeconds(30));
        }

        StepVerifier.create(listings().snapshot(everything()))
                .expectNextCount(20)
                .verifyComplete();
    }

    private List<Product> page(ProductQuery query) {
        return result(listings().page(query, ALL)).items();
    }

    private Slice<Product> pageAt(ProductQuery query, int size, PageRequest.Seek seek) {
        return result(listings().page(query, new PageRequest(size, seek)));
    }
}
