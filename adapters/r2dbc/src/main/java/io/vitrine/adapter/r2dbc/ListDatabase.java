package io.vitrine.adapter.r2dbc;

import io.r2dbc.pool.ConnectionPool;

/** PostgreSQL for lists, through connections of their own. */
final class ListDatabase implements AutoCloseable {

    private final ConnectionPool connections;
    private final Database database;

    /** @param database on these connections */
    ListDatabase(ConnectionPool connections, Database database) {
        this.connections = connections;
        this.database = database;
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
