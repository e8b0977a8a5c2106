package io.vitrine.adapter.r2dbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL ended, stopped, and back. */
class ChangesDuringOutagesTest {

    @Test
    void while_postgresql_is_away_nothing_is_trusted_and_afterwards_what_was_missed_is_told_first(@TempDir Path folder)
            throws IOException {
        var port = freePort();
        var server = TestDatabase.startedIn(folder, port);
        try (var here = Instance.at(server.address())) {
            here.told.clear();

            server.close();
            here.waitUntil(Hearing.CUT_OFF);
            here.settled();
            assertThat(here.told).isEmpty();

            try (var _ = TestDatabase.startedIn(folder, port)) {
                here.waitUntil(Hearing.CURRENT);
                assertThat(here.told.getFirst()).isInstanceOf(CatalogueChange.Unheard.class);
                here.settled();
                assertThat(here.incidents.reported()).isEmpty();
            }
        }
    }

    @Test
    void so_it_is_while_postgresql_is_there_and_does_not_answer() throws Exception {
        try (var server = TestDatabase.started();
                var here = Instance.at(server.address())) {
            var processes = processesOf(server);
            here.told.clear();

            signal("STOP", processes);
            try {
                here.waitUntil(Hearing.CUT_OFF);
                here.settled();
                assertThat(here.told).isEmpty();
            } finally {
                signal("CONT", processes);
            }

            here.waitUntil(Hearing.CURRENT);
            assertThat(here.told.getFirst()).isInstanceOf(CatalogueChange.Unheard.class);
            here.settled();
            assertThat(here.incidents.reported()).isEmpty();
            assertThat(here.changes.hearing()).isEqualTo(Hearing.CURRENT);
        }
    }

    private static List<Long> processesOf(TestDatabase server) throws IOException {
        var folder = requireNonNull(server.client()
                .sql("SHOW data_directory")
                .map(row -> Columns.text(row, "data_directory"))
                .one()
                .block());
        var pid = Long.parseLong(
                Files.readAllLines(Path.of(folder, "postmaster.pid")).getFirst());
        var postmaster = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void signal(String name, List<Long> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(pid -> command.add(pid.toString()));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
