package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import tools.jackson.databind.json.JsonMapper;

/** What the planner expects, as {@code EXPLAIN (FORMAT JSON)} tells it. */
final class Estimates {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Estimates() {}

    /** Asks how many products fulfil a condition. */
    static Sql of(Sql matching) {
        return matching.within("EXPLAIN (FORMAT JSON) SELECT FROM product WHERE ", "");
    }

    /** Asks how many {@code products} there are. */
    static Sql ofAll() {
        return Sql.sql("SELECT reltuples::bigint AS products FROM pg_class WHERE oid = 'product'::regclass");
    }

    /** How many rows are expected. */
    static long rows(Readable plan) {
        return JSON.readTree(Columns.json(plan, "QUERY PLAN"))
                .at("/0/Plan/Plan Rows")
                .asLong();
    }
}
