package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import tools.jackson.databind.json.JsonMapper;

/** What the planner expects, as {@code EXPLAIN (FORMAT JSON)} tells it. */
final class Estimates {

    /** A column that tells how many products there are. */
    static final String OF_ALL =
            "(SELECT reltuples::bigint FROM pg_class WHERE oid = 'product'::regclass) AS all_products";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Estimates() {}

    /** Asks how many products fulfil a condition. */
    static Sql of(Sql matching) {
        return matching.within("EXPLAIN (FORMAT JSON) SELECT FROM product WHERE ", "");
    }

    /** How many rows are expected. */
    static long rows(Readable plan) {
        return JSON.readTree(Columns.json(plan, "QUERY PLAN"))
                .at("/0/Plan/Plan Rows")
                .asLong();
    }
}
