package io.vitrine.adapter.r2dbc;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;

/** Makes the pool of connections. Nothing in it waits without end. */
final class Connections {

    /** How many a connection keeps; lists come in more shapes than are worth remembering. */
    private static final int PREPARED_STATEMENTS = 256;

    private Connections() {}

    static ConnectionPool pool(ConnectionFactoryOptions address, DatabaseSettings settings) {
        var factory = ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, "vitrine")
                .from(address)
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, settings.connectTimeout())
                .option(PostgresqlConnectionFactoryProvider.OPTIONS, sessionParameters(settings))
                .option(PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES, PREPARED_STATEMENTS)
                .build());
        return new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                .initialSize(0)
                .maxSize(settings.connections())
                .maxCreateConnectionTime(settings.connectTimeout())
                .maxAcquireTime(settings.acquireTimeout())
                .maxIdleTime(Duration.ofMinutes(10))
                .maxLifeTime(Duration.ofHours(1))
                .build());
    }

    private static Map<String, String> sessionParameters(DatabaseSettings settings) {
        return Map.of(
                "statement_timeout",
                settings.statementTimeout().toMillis() + "ms",
                // What a client that died in the middle of a transaction has locked is free again after this time.
                "idle_in_transaction_session_timeout",
                "60s",
                // A plan made for no value in particular walks the wrong index where values differ as much as brands
                // do.
                "plan_cache_mode",
                "force_custom_plan",
                // Every list has an index to read it by, which also does well what a small table would tempt to scan.
                "enable_seqscan",
                "off",
                "random_page_cost",
                "1.1",
                "jit",
                "off",
                "TimeZone",
                "UTC");
    }
}
