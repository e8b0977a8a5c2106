package io.vitrine.adapter.r2dbc;

import static java.util.Objects.requireNonNull;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.Position;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.browse.ProductQuery;
import io.vitrine.domain.catalogue.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * How long pages, searches and suggestions take with 1,000,000 made-up products, and how many times as long as with 10,000.
 * Arguments: none, or the R2DBC URLs of the small and the large catalogue where they are filled already.
 */
final class ListBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final DatabaseSettings SETTINGS = new DatabaseSettings(2, 2, PATIENCE, PATIENCE, PATIENCE);
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 15;
    private static final int SIZE = 50;

    private final Catalogue small;
    private final Catalogue large;

    private ListBenchmark(Catalogue small, Catalogue large) {
        this.small = small;
        this.large = large;
    }

    private record Catalogue(ConnectionPool connections, ProductListings listings) {
        static Catalogue at(ConnectionFactoryOptions address) {
            var connections = Connections.ofLists(address, SETTINGS);
            return new Catalogue(connections, new R2dbcProductListings(new Database(connections, PATIENCE)));
        }

        /** The position of the product in the middle of an order. */
        Position middle(ProductQuery query) {
            if (query.isByRelevance()) {
                return new Position(
                        List.of(0),
                        middle(Order.byIdentity(true), Sql.sql("true")).id());
            }
            var order = Order.of(query.sort());
            return middle(order, order.isIndexedWith("currency") ? Sql.sql("currency = 'EUR'") : Sql.sql("true"));
        }

        private Position middle(Order order, Sql condition) {
            var products = condition.within("FROM product WHERE deleted_at IS NULL AND ", "");
            return requireNonNull(products.within("SELECT " + order.columns() + " ", order.clause())
                    .then(" OFFSET (SELECT count(*) / 2 ")
                    .then(products)
                    .then(") LIMIT 1")
                    .on(DatabaseClient.create(connections))
                    .map(order::position)
                    .one()
                    .block());
        }
    }

    public static void main(String[] arguments) {
        if (arguments.length == 2) {
            new ListBenchmark(
                            Catalogue.at(ConnectionFactoryOptions.parse(arguments[0])),
                            Catalogue.at(ConnectionFactoryOptions.parse(arguments[1])))
                    .run();
            return;
        }
        try (var small = TestDatabase.started();
                var large = TestDatabase.started()) {
            new ListBenchmark(filled(small, 10_000), filled(large, 1_000_000)).run();
        }
    }

    private static Catalogue filled(TestDatabase database, int products) {
        MadeUpCatalogue.fill(database, products);
        return Catalogue.at(database.address());
    }

    private void run() {
        System.out.printf(
                "%10s %10s %6s %8s  %s%n", "10,000", "1,000,000", "ratio", "of least", "milliseconds (median) for");
        MadeUpCatalogue.LISTS.forEach(list -> {
            var query = MadeUpCatalogue.query(list);
            measure(
                    list + " (beginning)",
                    catalogue -> catalogue.listings().page(query, new PageRequest(SIZE, new PageRequest.Seek.Start())));
            var places = Map.of(small, small.middle(query), large, large.middle(query));
            measure(
                    list + " (middle)",
                    catalogue -> catalogue
                            .listings()
                            .page(
                                    query,
                                    new PageRequest(
                                            SIZE, new PageRequest.Seek.After(requireNonNull(places.get(catalogue))))));
        });
        MadeUpCatalogue.BEGINNINGS.forEach(beginning -> measure(
                "suggestions for " + beginning,
                catalogue -> catalogue
                        .listings()
                        .suggestions(beginning, Visibility.PUBLIC, 10)
                        .collectList()));
    }

    private interface Work {
        Mono<?> on(Catalogue catalogue);
    }

    private void measure(String name, Work work) {
        var few = new ArrayList<Double>();
        var many = new ArrayList<Double>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            few.add(took(work.on(small)));
            many.add(took(work.on(large)));
        }
        few.subList(0, WARM_UP).clear();
        many.subList(0, WARM_UP).clear();
        System.out.printf(
                "%10.1f %10.1f %6.1f %8.1f  %s%n",
                median(few),
                median(many),
                median(many) / median(few),
                Collections.min(many) / Collections.min(few),
                name);
    }

    private static double took(Mono<?> work) {
        var start = System.nanoTime();
        work.block();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
