package io.vitrine.adapter.r2dbc;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** PostgreSQL for lists, through connections of their own. */
final class ListDatabase implements AutoCloseable {

    private final ConnectionPool connections;
    private final Database database;

    ListDatabase(ConnectionPool connections, Duration statementTimeout, BooleanSupplier isCutOff) {
        this.connections = connections;
        database = new Database(connections, statementTimeout, isCutOff);
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
