package io.vitrine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of these use one folder, one after another, as the owner of a service does over the days. */
class LocalPostgresqlTest {

    @TempDir
    private static Path folder;

    @Test
    void data_outlives_a_restart() throws Exception {
        try (var first = LocalPostgresql.start(settings())) {
            execute(first.address(), "CREATE TABLE kept AS SELECT 'a vase' AS what");
        }

        try (var second = LocalPostgresql.start(settings())) {
            assertThat(query(second.address(), "SELECT what FROM kept")).isEqualTo("a vase");
        }
    }

    @Test
    void the_server_is_real_and_safe_on_the_disk_and_listens_here_only() throws Exception {
        try (var server = LocalPostgresql.start(settings())) {
            assertThat(query(server.address(), "SHOW server_version")).startsWith("18.");
            assertThat(query(server.address(), "SHOW fsync")).isEqualTo("on");
            assertThat(query(server.address(), "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(server.address(), "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(server.address(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server.address(), "SHOW unix_socket_directories")).isEmpty();
            assertThat(query(server.address(), "SHOW shared_buffers")).isEqualTo("256MB");
            assertThat(query(server.address(), "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(server.address(), "SELECT lower('ÄÉŒ')")).isEqualTo("äéœ");
        }
    }

    @Test
    void its_settings_can_be_overridden() throws Exception {
        var settings = new LocalPostgresqlSettings(
                folder, new LocalPostgresqlSettings.Postgresql(0, Map.of("work_mem", "32MB")));

        try (var server = LocalPostgresql.start(settings)) {
            assertThat(query(server.address(), "SHOW work_mem")).isEqualTo("32MB");
        }
    }

    @Test
    void a_second_start_in_the_same_folder_is_refused_in_a_sentence() throws Exception {
        try (var _ = ServiceProcess.start(folder)) {
            assertSecondStartIsRefused();
        }
        try (var _ = LocalPostgresql.start(settings())) {
            assertSecondStartIsRefused();
        }
    }

    @Test
    void the_server_ends_with_the_service() throws Exception {
        var service = ServiceProcess.start(folder);
        var server = serverProcess();

        service.terminate();

        assertThat(pidFile()).doesNotExist();
        assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void what_a_killed_service_left_behind_is_no_obstacle() throws Exception {
        var service = ServiceProcess.start(folder);
        var server = serverProcess();
        execute(service.address(), "CREATE TABLE before_the_kill (id int)");
        service.kill();
        assertThat(server.isAlive()).isTrue();

        try (var next = LocalPostgresql.start(settings())) {
            assertThat(server.isAlive()).isFalse();
            assertThat(query(next.address(), "SELECT count(*) FROM before_the_kill"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_process_number_that_belongs_to_somebody_else_by_now_is_no_obstacle() throws Exception {
        try (var _ = LocalPostgresql.start(settings())) {
            assertThat(pidFile()).exists();
        }
        Files.writeString(pidFile(), ProcessHandle.current().pid() + "\n");

        try (var next = LocalPostgresql.start(settings())) {
            assertThat(query(next.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_folder_that_cannot_be_used_is_a_sentence_too(@TempDir Path other) throws Exception {
        var file = Files.writeString(other.resolve("a-file"), "");
        var settings = new LocalPostgresqlSettings(file, settings().postgresql());

        assertThatExceptionOfType(RefusedStart.class)
                .isThrownBy(() -> LocalPostgresql.start(settings))
                .withMessage("PostgreSQL did not start in the data folder " + file + ".");
    }

    private static void assertSecondStartIsRefused() {
        assertThatExceptionOfType(RefusedStart.class)
                .isThrownBy(() -> LocalPostgresql.start(settings()))
                .withMessage("Another Vitrine is running with the data folder " + folder + ".")
                .satisfies(refusal -> assertThat(refusal.remedy()).contains("VITRINE_DATA"));
    }

    private static LocalPostgresqlSettings settings() {
        return new LocalPostgresqlSettings(folder, new LocalPostgresqlSettings.Postgresql(0, Map.of()));
    }

    private static Path pidFile() {
        return folder.resolve("postgresql/postmaster.pid");
    }

    private static ProcessHandle serverProcess() throws Exception {
        var pid = Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(address));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(address));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String url(DatabaseAddress address) {
        return address.properties().get("spring.flyway.url") + "?user=" + address.user();
    }
}
