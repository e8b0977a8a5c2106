package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.browse.Position;
import io.vitrine.domain.browse.ProductQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A list of products as runs, one after the other, each of which has one condition and one order of columns. */
record ProductList(List<Run> runs) {

    /** @param rank what the positions of this run begin with, where the list is ordered by relevance */
    record Run(Optional<Integer> rank, Conditions conditions, Order order) {

        Run reversed() {
            return new Run(rank, conditions, order.reversed());
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
        if (search.isPresent() && query.isByRelevance()) {
            var newestFirst = Order.byIdentity(true);
            return new ProductList(List.of(
                    new Run(Optional.of(0), new Conditions(query, search.map(SearchTerms::inHeadline)), newestFirst),
                    new Run(Optional.of(1), new Conditions(query, search.map(SearchTerms::elsewhere)), newestFirst)));
        }
        return new ProductList(List.of(new Run(
                Optional.empty(),
                new Conditions(query, search.map(SearchTerms::anywhere)),
                Order.of(query.sort()))));
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
