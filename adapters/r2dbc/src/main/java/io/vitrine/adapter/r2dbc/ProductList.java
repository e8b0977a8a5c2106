package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.browse.Position;
import io.vitrine.domain.browse.ProductQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A list of products as runs, one after the other, each of which has one condition and one order of columns. */
record ProductList(List<Run> runs) {

    /**
     * @param rank what the positions of this run begin with, where the list is ordered by relevance
     * @param readsDescriptions whether a product is tested by the words of its description
     */
    record Run(Optional<Integer> rank, Conditions conditions, Order order, boolean readsDescriptions) {

        Run reversed() {
            return new Run(rank, conditions, order.reversed(), readsDescriptions);
        }

        boolean holds(Position position) {
            return rank.map(it -> it.equals(position.keys().getFirst())).orElse(true);
        }

        /** The place within the run. */
        Position inner(Position position) {
            return rank.isEmpty() ? position : new Position(List.of(), position.id());
        }

        /** The place within the list. */
        Position outer(Position position) {
            return rank.map(it -> new Position(
                            Stream.concat(Stream.<Comparable<?>>of(it), position.keys().stream())
                                    .toList(),
                            position.id()))
                    .orElse(position);
        }
    }

    /** @param standIns words that stand in for words of the search */
    static ProductList of(ProductQuery query, Map<String, List<String>> standIns) {
        var search = query.search().map(text -> SearchTerms.of(text, standIns));
        if (search.isEmpty() || !query.isByRelevance()) {
            var conditions = new Conditions(query, search.map(SearchTerms::anywhere));
            return new ProductList(
                    List.of(new Run(Optional.empty(), conditions, Order.of(query.sort()), search.isPresent())));
        }
        var best = new Conditions(query, search.map(SearchTerms::inHeadline));
        var others = new Conditions(query, search.map(SearchTerms::elsewhere));
        var newestFirst = Order.byIdentity(true);
        return new ProductList(List.of(
                new Run(Optional.of(0), best, newestFirst, false), new Run(Optional.of(1), others, newestFirst, true)));
    }

    /** One statement for the whole list. */
    Sql everything() {
        return Sql.joined(
                " UNION ALL ",
                runs.stream()
                        .map(run -> run.conditions()
                                .matching()
                                .within(
                                        "(SELECT " + ProductRows.COLUMNS + " FROM product WHERE ",
                                        run.order().clause() + ")"))
                        .toList());
    }

    /** The same list from its end to its beginning. */
    ProductList reversed() {
        return new ProductList(runs.reversed().stream().map(Run::reversed).toList());
    }

    /** The runs that have something after this position, the one that holds it first. */
    List<Run> runsFrom(Position position) {
        return runs.stream().dropWhile(run -> !run.holds(position)).toList();
    }
}
