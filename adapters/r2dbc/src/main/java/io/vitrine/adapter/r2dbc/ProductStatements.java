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

    /**
     * Tests the next products of the order, so many at the most. Besides those that {@code fit}, it gives the last of so many,
     * {@code place} of which is their number: one statement sees one state of the table, and so knows where it ended.
     */
    Sql walk(int stretch, int most) {
        var numbered = stretch(stretch)
                .within("SELECT product.*, row_number() OVER (" + order.clause() + ") AS place FROM (", ") AS product");
        return conditions
                .test()
                .within("SELECT product.*, (", ") IS TRUE AS fits FROM (")
                .then(numbered)
                .within(
                        "SELECT " + COLUMNS + ", product.place, product.fits, " + Estimates.OF_ALL + " FROM (",
                        ") AS product) AS product")
                .then(" WHERE product.fits OR product.place = " + stretch + order.clause() + limit(most));
    }

    /** How many products a window has that the conditions leave of another order's index, counted so far only. */
    static Sql counted(Sql window, int most) {
        return window.within("SELECT count(*) AS products FROM (SELECT FROM product WHERE ", limit(most))
                .then(") AS beginning");
    }

    /** Finds all products that fulfil the conditions, sorts them, and reads the first. */
    Sql lookup(int most) {
        // OFFSET 0 keeps the planner from walking the order after all.
        return matching()
                .within("SELECT id AS chosen FROM (", " OFFSET 0) AS matching" + order.clause() + limit(most))
                .within("SELECT " + COLUMNS + " FROM (", ") AS page JOIN product ON product.id = page.chosen")
                .then(order.clause());
    }

    /**
     * The same, but of all products no more than one more than so many are looked at; how many they are stands in {@code
     * candidates}. If there is one more, the products are any, and not the first.
     */
    Sql rare(int most, int among) {
        // The planner is not told that a few are enough: it would walk the order until it has them.
        return matching()
                .within("WITH matching AS MATERIALIZED (", ")")
                .then(" SELECT " + COLUMNS + ", page.candidates FROM (")
                .then("SELECT id AS chosen, count(*) OVER () AS candidates FROM (SELECT * FROM matching"
                        + limit(among + 1) + ") AS matching" + order.clause() + limit(most))
                .then(") AS page JOIN product ON product.id = page.chosen")
                .then(order.clause());
    }

    private Sql matching() {
        return Sql.all(List.of(conditions.lookup(), Sql.any(parts())))
                .within("SELECT " + order.columns() + " FROM product WHERE ", "");
    }

    private Sql stretch(int length) {
        var stretches = conditions.heads(order).stream()
                .flatMap(head -> parts().stream().map(part -> Sql.all(List.of(head, part))))
                .map(where -> where.within("SELECT product.* FROM product WHERE ", order.clause() + limit(length)))
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
