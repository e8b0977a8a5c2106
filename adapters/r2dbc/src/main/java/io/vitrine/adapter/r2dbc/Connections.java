package io.vitrine.adapter.r2dbc;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Makes the pools of connections. Nothing in them waits without end. */
final class Connections {

    /** How many a connection keeps; lists come in more shapes than are worth remembering. */
    private static final int PREPARED_STATEMENTS = 256;

    private Connections() {}

    /** For everything but lists. */
    static ConnectionPool pool(ConnectionFactoryOptions address, DatabaseSettings settings) {
        return pool(address, settings, settings.connections(), boundsOf(settings));
    }

    /**
     * For lists. A plan made for no value in particular walks the wrong index where values differ as much as brands do, so
     * each list is planned for its own; and every list has an index to read it by, which also does well what a small table
     * would tempt to scan.
     */
    static ConnectionPool ofLists(ConnectionFactoryOptions address, DatabaseSettings settings) {
        var parameters = new HashMap<>(boundsOf(settings));
        parameters.put("plan_cache_mode", "force_custom_plan");
        parameters.put("enable_seqscan", "off");
        parameters.put("random_page_cost", "1.1");
        parameters.put("jit", "off");
        return pool(address, settings, settings.listConnections(), parameters);
    }

    private static ConnectionPool pool(
            ConnectionFactoryOptions address, DatabaseSettings settings, int size, Map<String, String> parameters) {
        var factory = ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, "vitrine")
                .option(PostgresqlConnectionFactoryProvider.FORCE_BINARY, true)
                .from(address)
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, settings.connectTimeout())
                .option(PostgresqlConnectionFactoryProvider.OPTIONS, parameters)
                .option(PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES, PREPARED_STATEMENTS)
                .build());
        return new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                .initialSize(0)
                .maxSize(size)
                .maxCreateConnectionTime(settings.connectTimeout())
                .maxAcquireTime(settings.acquireTimeout())
                .maxIdleTime(Duration.ofMinutes(10))
                .maxLifeTime(Duration.ofHours(1))
                .build());
    }

    private static Map<String, String> boundsOf(DatabaseSettings settings) {
        return Map.of(
                "statement_timeout",
                settings.statementTimeout().toMillis() + "ms",
                // What a client that died in the middle of a transaction has locked is free again after this time.
                "idle_in_transaction_session_timeout",
                "60s",
                "TimeZone",
                "UTC");
    }
}
