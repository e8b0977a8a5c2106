package io.vitrine.adapter.r2dbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A piece of a statement with the values that belong to its question marks. Pieces are put together; values never become
 * text.
 */
record Sql(String text, List<Object> values) {

    static final Sql NOTHING = sql("");

    Sql {
        values = List.copyOf(values);
    }

    static Sql sql(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    static Sql joined(String separator, Collection<Sql> pieces) {
        return new Sql(
                pieces.stream().map(Sql::text).collect(Collectors.joining(separator)),
                pieces.stream().flatMap(piece -> piece.values.stream()).toList());
    }

    /** All of these hold. */
    static Sql all(Collection<Sql> conditions) {
        return conditions.isEmpty() ? sql("true") : joined(" AND ", conditions);
    }

    /** One of these holds. */
    static Sql any(Collection<Sql> conditions) {
        return joined(" OR ", conditions).within("(", ")");
    }

    Sql then(String more) {
        return new Sql(text + more, values);
    }

    Sql then(Sql more) {
        return joined("", List.of(this, more));
    }

    Sql within(String before, String after) {
        return new Sql(before + text + after, values);
    }

    /** The statement, ready to run. */
    DatabaseClient.GenericExecuteSpec on(DatabaseClient client) {
        var statement = client.sql(numbered());
        for (int index = 0; index < values.size(); index++) {
            statement = statement.bind(index, values.get(index));
        }
        return statement;
    }

    /** The text as PostgreSQL wants it, with {@code $1}, {@code $2} and so on. */
    String numbered() {
        var parts = new ArrayList<>(List.of(text.split("\\?", -1)));
        var numbered = new StringBuilder(parts.removeFirst());
        for (int index = 0; index < parts.size(); index++) {
            numbered.append('$').append(index + 1).append(parts.get(index));
        }
        return numbered.toString();
    }
}
