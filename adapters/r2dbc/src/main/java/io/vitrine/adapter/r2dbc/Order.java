package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.browse.Position;
import io.vitrine.domain.browse.SortField;
import io.vitrine.domain.browse.SortKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The order of a list as columns, the identity last. */
record Order(List<Step> steps) {

    /** One column of an order. */
    record Step(String column, Class<? extends Comparable<?>> type, boolean descending) {
        Step reversed() {
            return new Step(column, type, !descending);
        }

        private String text() {
            return column + (descending ? " DESC" : "");
        }
    }

    /** The identity alone, which is the order of creation. */
    static Order byIdentity(boolean newestFirst) {
        return new Order(List.of(identity(newestFirst)));
    }

    /** The identity breaks every tie, in the direction of the last step. */
    static Order of(List<SortKey> sort) {
        var direction = !sort.isEmpty() && sort.getLast().descending();
        return new Order(Stream.concat(sort.stream().map(Order::step), Stream.of(identity(direction)))
                .toList());
    }

    private static Step identity(boolean descending) {
        return new Step("id", java.util.UUID.class, descending);
    }

    private static Step step(SortKey key) {
        return switch (key.field()) {
            case NAME -> new Step("name_key", String.class, key.descending());
            case PRICE -> new Step("amount", BigDecimal.class, key.descending());
            case CREATED_AT -> new Step("created_at", Instant.class, key.descending());
            case UPDATED_AT -> new Step("updated_at", Instant.class, key.descending());
            case RELEVANCE -> throw new IllegalArgumentException(SortField.RELEVANCE + " is no column");
        };
    }

    Order reversed() {
        return new Order(steps.stream().map(Step::reversed).toList());
    }

    /**
     * Whether an index in this order can begin with one value of this column. Names often begin with the brand, so the
     * products of a brand are rarely spread over the order of names, and the index by name has the brand in front.
     */
    boolean isIndexedWith(String column) {
        return switch (steps.getFirst().column()) {
            case "amount" -> column.equals("currency") || column.equals("amount");
            case "name_key" -> column.equals("brand_id");
            case String first -> column.equals(first);
        };
    }

    /** The columns, as a list of them. */
    String columns() {
        return steps.stream().map(Step::column).collect(Collectors.joining(", "));
    }

    String clause() {
        return " ORDER BY " + steps.stream().map(Step::text).collect(Collectors.joining(", "));
    }

    Position position(Readable row) {
        var keys = keySteps().stream()
                .<Comparable<?>>map(step -> Columns.required(row, step.column(), step.type()))
                .toList();
        return new Position(keys, Columns.uuid(row, "id"));
    }

    private List<Step> keySteps() {
        return steps.subList(0, steps.size() - 1);
    }

    /**
     * What comes after a position, in parts of which each is one stretch of an index in this order. Columns in one direction
     * are compared as a row; where the direction changes, what equals the position so far is a part of its own, and comes
     * first.
     */
    List<Sql> after(Position position) {
        var values = new ArrayList<Object>(position.keys());
        values.add(position.id());
        var parts = new ArrayList<Sql>();
        for (int start = 0; start < steps.size(); start = endOfRun(start)) {
            var end = endOfRun(start);
            var equal =
                    start == 0 ? Sql.NOTHING : compared(0, start, "=", values).then(" AND ");
            parts.addFirst(equal.then(compared(start, end, steps.get(start).descending() ? "<" : ">", values)));
        }
        return parts;
    }

    private int endOfRun(int start) {
        var end = start + 1;
        while (end < steps.size()
                && steps.get(end).descending() == steps.get(start).descending()) {
            end++;
        }
        return end;
    }

    private Sql compared(int from, int to, String operator, List<Object> values) {
        var columns = steps.subList(from, to).stream().map(Step::column).collect(Collectors.joining(", ", "(", ")"));
        var marks = Stream.generate(() -> "?").limit(to - from).collect(Collectors.joining(", ", "(", ")"));
        return sql(
                columns + " " + operator + " " + marks, values.subList(from, to).toArray());
    }
}
