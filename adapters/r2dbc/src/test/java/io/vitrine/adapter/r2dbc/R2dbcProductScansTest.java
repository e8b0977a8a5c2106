package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.vitrine.domain.browse.FacetField;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.SearchText;
import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** No list reads the table of products from end to end: PostgreSQL itself counts how often that happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class R2dbcProductScansTest {

    /** One connection, so that what it did can be asked of it. */
    private final ConnectionPool connections = Connections.ofLists(
            TestDatabase.shared().address(),
            new DatabaseSettings(1, 1, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30)));

    private final DatabaseClient client = DatabaseClient.create(connections);
    private final R2dbcProductListings listings = new R2dbcProductListings(
            new Database(connections, Duration.ofSeconds(30)), new Stretches(100, 50, 500, 20, 20, 50));

    @BeforeAll
    void fill() {
        MadeUpCatalogue.fill(TestDatabase.shared(), 3_000);
    }

    @AfterAll
    void disconnect() {
        connections.dispose();
    }

    static List<String> lists() {
        return MadeUpCatalogue.LISTS;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_page_is_read_by_an_index(String list) {
        var query = MadeUpCatalogue.query(list);
        var before = scans();

        var first = Objects.requireNonNull(listings.page(query, new PageRequest(20, new PageRequest.Seek.Start()))
                .block());
        first.next()
                .ifPresent(place -> listings.page(query, new PageRequest(20, new PageRequest.Seek.After(place)))
                        .block());
        first.next()
                .ifPresent(place -> listings.page(query, new PageRequest(20, new PageRequest.Seek.Before(place)))
                        .block());

        assertThat(scans()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_page_is_the_same_whichever_way_it_is_found(String list) {
        var query = MadeUpCatalogue.query(list);
        var page = new PageRequest(20, new PageRequest.Seek.Start());
        var expected = through(new Stretches(3_000, 3_000, 3_000, 3_000, 3_000, 1))
                .page(query, page)
                .block();

        for (int rare : List.of(1, 10, 1_000)) {
            var found = through(new Stretches(10, 10, 20, 2, 2, rare))
                    .page(query, page)
                    .block();

            assertThat(found).isEqualTo(expected);
        }
    }

    private R2dbcProductListings through(Stretches stretches) {
        return new R2dbcProductListings(new Database(connections, Duration.ofSeconds(30)), stretches);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void what_looks_at_the_whole_list_uses_an_index_as_well(String list) {
        var query = MadeUpCatalogue.query(list);
        var before = scans();

        listings.count(query).block();
        listings.estimatedCount(query).block();
        Flux.just(
                        new FacetField.Brands(),
                        new FacetField.CategoryPaths(),
                        new FacetField.Prices(),
                        new FacetField.AttributeValues(new AttributeName("primaryColor")))
                .concatMap(field -> listings.facet(query, field))
                .blockLast();
        listings.snapshot(query).blockLast();

        assertThat(scans()).isEqualTo(before);
    }

    @Test
    void neither_do_matches_categories_and_suggestions_scan() {
        var ids = Objects.requireNonNull(listings.snapshot(MadeUpCatalogue.query("sort=name"))
                .take(50)
                .map(product -> new ProductId(product.id().value()))
                .collectList()
                .block());
        var before = scans();

        listings.matches(SearchText.parse("gobaba sandels"), ids).block();
        listings.categories(Visibility.PUBLIC).blockLast();
        Flux.fromIterable(MadeUpCatalogue.BEGINNINGS)
                .concatMap(beginning -> listings.suggestions(beginning, Visibility.PUBLIC, 10))
                .blockLast();

        assertThat(scans()).isEqualTo(before);
    }

    @Test
    void a_scan_would_be_noticed() {
        var before = scans();

        client.sql("SELECT count(*) AS products FROM product WHERE image_url = 'https://images.example/1.jpg'")
                .map(row -> Columns.number(row, "products"))
                .one()
                .block();

        assertThat(scans()).isEqualTo(before + 1);
    }

    private long scans() {
        return Objects.requireNonNull(client.sql("SELECT pg_stat_force_next_flush()")
                .then()
                .then(client.sql("SELECT seq_scan AS scans FROM pg_stat_user_tables WHERE relname = 'product'")
                        .map(row -> Columns.number(row, "scans"))
                        .one())
                .block());
    }
}
