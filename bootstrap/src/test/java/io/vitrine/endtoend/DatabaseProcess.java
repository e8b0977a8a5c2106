package io.vitrine.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a PostgreSQL whose data lie in a folder of the test. */
final class DatabaseProcess {

    private final Path folder;

    DatabaseProcess(Path folder) {
        this.folder = folder;
    }

    /** Ends it as a crash does. */
    void kill() {
        var processes = processes();
        signal("KILL", processes);
        await().atMost(Duration.ofSeconds(10)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Lets it accept connections and answer nothing until what is done meanwhile is over. */
    void frozen(Runnable meanwhile) {
        var processes = processes();
        signal("STOP", processes);
        try {
            meanwhile.run();
        } finally {
            signal("CONT", processes);
        }
    }

    private List<ProcessHandle> processes() {
        try (var lines = Files.lines(folder.resolve("postmaster.pid"))) {
            var postmaster = ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow()))
                    .orElseThrow();
            return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).inheritIO().start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
