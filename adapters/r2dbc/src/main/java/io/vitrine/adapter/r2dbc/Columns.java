package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads columns that are never null, and binds those that may be. */
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

    /** A value to bind to a column that may be null. */
    static Parameter optional(@Nullable Instant value) {
        return Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, value);
    }

    static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
