package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.joined;
import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.vitrine.domain.browse.Position;
import java.util.List;
import java.util.Optional;

/** The statements that read an ordered list of products from a place in it on. */
record ProductStatements(Conditions conditions, Order order, Optional<Position> after) {

    private static final String COLUMNS = ProductRows.COLUMNS + ", product.name_key";

    /** The same list from another place on. */
    ProductStatements from(Position place) {
        return new ProductStatements(conditions, order, Optional.of(place));
    }

    /** Tests the next products of the order, so many at the most. */
    Sql walk(int stretch, int most) {
        return stretch("product.*", stretch)
                .within("SELECT " + COLUMNS + " FROM (", ") AS product WHERE ")
                .then(conditions.test())
                .then(order.clause() + limit(most));
    }

    /** The last product that a walk over so many tests; none when the order ends before. */
    Sql endOfWalk(int stretch) {
        return stretch(order.columns(), stretch)
                .within("SELECT * FROM (", ") AS product" + order.clause() + " OFFSET " + (stretch - 1));
    }

    /** Finds all products that fulfil the conditions, sorts them, and reads the first. */
    Sql lookup(int most) {
        // OFFSET 0 keeps the planner from walking the order after all.
        return Sql.all(List.of(conditions.lookup(), Sql.any(parts())))
                .within("SELECT " + order.columns() + " FROM product WHERE ", " OFFSET 0")
                .within("SELECT id AS chosen FROM (", ") AS matching" + order.clause() + limit(most))
                .within("SELECT " + COLUMNS + " FROM (", ") AS page JOIN product ON product.id = page.chosen")
                .then(order.clause());
    }

    private Sql stretch(String columns, int length) {
        var stretches = conditions.heads(order).stream()
                .flatMap(head -> parts().stream().map(part -> Sql.all(List.of(head, part))))
                .map(where ->
                        where.within("SELECT " + columns + " FROM product WHERE ", order.clause() + limit(length)))
                .toList();
        return stretches.size() == 1
                ? stretches.getFirst()
                : joined(") UNION ALL (", stretches)
                        .within("SELECT * FROM ((", ")) AS product" + order.clause() + limit(length));
    }

    private List<Sql> parts() {
        return after.map(order::after).orElse(List.of(sql("true")));
    }

    private static String limit(int most) {
        return " LIMIT " + most;
    }
}
