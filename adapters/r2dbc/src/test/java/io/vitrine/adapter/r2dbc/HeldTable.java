package io.vitrine.adapter.r2dbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A table that somebody locked. */
public final class HeldTable implements AutoCloseable {

    private final Connection connection;

    private HeldTable(Connection connection) {
        this.connection = connection;
    }

    static HeldTable in(DataSource database, String table) {
        try {
            var connection = database.getConnection();
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            }
            return new HeldTable(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether somebody waits for it. */
    public boolean isWaitedFor() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the others go on. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
