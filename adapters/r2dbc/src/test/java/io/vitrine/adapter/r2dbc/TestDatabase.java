package io.vitrine.adapter.r2dbc;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A real PostgreSQL with every migration, for tests. One is started for all tests of a JVM and ends with it; they share
 * it by emptying it before each test.
 */
public final class TestDatabase implements AutoCloseable {

    private static final DatabaseSettings PATIENT =
            new DatabaseSettings(16, 16, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30));

    private final EmbeddedPostgres server;
    private final ConnectionPool connections;
    private final ConnectionPool listConnections;
    private List<ProcessHandle> processes = List.of();

    private TestDatabase(EmbeddedPostgres server) {
        this.server = server;
        Flyway.configure().dataSource(server.getPostgresDatabase()).load().migrate();
        connections = Connections.pool(address(), PATIENT);
        listConnections = Connections.ofLists(address(), PATIENT);
    }

    /** The one that all tests share. */
    public static TestDatabase shared() {
        return Shared.DATABASE;
    }

    /** One of its own, for a test or a benchmark that does not want to share. */
    public static TestDatabase started() {
        return started(settings());
    }

    /** One that can be closed and, with its data, started again in the same place. */
    public static TestDatabase startedIn(Path folder, int port) {
        return started(
                settings().setDataDirectory(folder).setCleanDataDirectory(false).setPort(port));
    }

    private static EmbeddedPostgres.Builder settings() {
        // Nothing here outlives the run, so nothing has to be safe on the disk.
        return EmbeddedPostgres.builder()
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setPGStartupWait(Duration.ofSeconds(60));
    }

    private static TestDatabase started(EmbeddedPostgres.Builder settings) {
        try {
            return new TestDatabase(settings.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return "localhost";
    }

    public int port() {
        return server.getPort();
    }

    public String name() {
        return "postgres";
    }

    public String user() {
        return "postgres";
    }

    /** Where it is, as R2DBC wants it. */
    public ConnectionFactoryOptions address() {
        return ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, host())
                .option(ConnectionFactoryOptions.PORT, port())
                .option(ConnectionFactoryOptions.DATABASE, name())
                .option(ConnectionFactoryOptions.USER, user())
                .option(ConnectionFactoryOptions.PASSWORD, "")
                .build();
    }

    /** A pool as in production, but one that waits while tests keep a machine busy. */
    public ConnectionPool connections() {
        return connections;
    }

    public DatabaseClient client() {
        return DatabaseClient.create(connections);
    }

    Database database() {
        return new Database(connections, PATIENT.statementTimeout());
    }

    /** The same, as lists are read. */
    Database lists() {
        return new Database(listConnections, PATIENT.statementTimeout());
    }

    /** Forgets every row, also of the tables whose triggers refuse that. */
    public void empty() {
        execute("""
            DO $$
            BEGIN
                SET LOCAL session_replication_role = replica;
                -- Whoever writes records locks this first as well.
                UPDATE audit_chain SET
                    begin_position = 0, begin_hash = repeat('0', 64), last_position = 0, last_hash = repeat('0', 64);
                EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ')
                         FROM pg_tables
                         WHERE schemaname = 'public' AND tablename NOT IN ('flyway_schema_history', 'audit_chain'));
            END $$\
            """);
    }

    /** Runs a statement and waits for its end. */
    public void execute(String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps a table from everybody else until the result is closed. */
    public HeldTable holding(String table) {
        return HeldTable.in(server.getPostgresDatabase(), table);
    }

    /** Lets it accept connections and answer nothing: a black hole. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on, with what it was asked meanwhile. */
    public void thaw() {
        signal("CONT");
    }

    /** Ends it and all its processes as a crash of the machine does. */
    public void kill() {
        signal("KILL");
    }

    /** The first process is the one that makes others. */
    private void signal(String name) {
        if (processes.isEmpty()) {
            processes = processes();
        }
        for (var process : processes) {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .onExit()
                        .join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!name.equals("STOP")) {
            processes = List.of();
        }
    }

    private List<ProcessHandle> processes() {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            var file = Path.of(row.getString(1)).resolve("postmaster.pid");
            var first = ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                    .orElseThrow();
            return Stream.concat(Stream.of(first), first.children()).toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        connections.dispose();
        listConnections.dispose();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        private static final TestDatabase DATABASE = started();
    }
}
