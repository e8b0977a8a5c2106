package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Reads columns that are never null. */
final class Columns {

    private Columns() {}

    static UUID uuid(Readable row, String column) {
        return required(row, column, UUID.class);
    }

    static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    static long number(Readable row, String column) {
        return required(row, column, Long.class);
    }

    static Instant instant(Readable row, String column) {
        return required(row, column, Instant.class);
    }

    static boolean flag(Readable row, String column) {
        return required(row, column, Boolean.class);
    }

    /** The bytes of a JSON column, in UTF-8. */
    static byte[] json(Readable row, String column) {
        return required(row, column, Json.class).asArray();
    }

    static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
