package io.vitrine.bootstrap;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The PostgreSQL that a local start brings along.
 *
 * @param data the folder that keeps it between runs ({@code VITRINE_DATA})
 * @param postgresql how it runs
 */
@ConfigurationProperties("vitrine")
record LocalPostgresqlSettings(
        @DefaultValue(".vitrine") Path data, @DefaultValue Postgresql postgresql) {

    /** Fits a catalogue of a million products on a small machine, and is safe on the disk. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", "''"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("random_page_cost", "1.1"),
            // Filling every new log with zeros first makes the first import slower, and none safer.
            Map.entry("wal_init_zero", "off"));

    /**
     * How it runs.
     *
     * @param port where it listens, on the loopback interface only; 0 for any free port
     * @param settings of {@code postgresql.conf}, besides or instead of the usual ones
     */
    record Postgresql(
            @DefaultValue("0") int port, @DefaultValue Map<String, String> settings) {
        /** The settings that the server is started with. */
        Map<String, String> serverSettings() {
            var all = new LinkedHashMap<>(USUAL);
            all.putAll(settings);
            return all;
        }
    }
}
