package io.vitrine.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own; one of this class path on one processor core, where the machine can pin it. */
public final class ChildProcess implements AutoCloseable {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a program.
     *
     * @param core the number of the core to stay on; negative for any
     */
    public static ChildProcess java(
            int core, List<String> options, Class<?> main, List<String> arguments, Map<String, String> env) {
        var command = new ArrayList<String>();
        if (canStayOn(core)) {
            command.addAll(List.of(TASKSET.toString(), "-c", Integer.toString(core)));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(arguments);
        return program(command, env);
    }

    /** Starts any other program. */
    public static ChildProcess program(List<String> command, Map<String, String> env) {
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(env);
            var child = new ChildProcess(builder.start());
            Runtime.getRuntime().addShutdownHook(new Thread(child::close));
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves it to one core, where the machine can do that. */
    void stayOn(int core) {
        stayOn(core, pid());
    }

    /** Moves a process with all its threads, and what it will start, to one core. */
    static void stayOn(int core, long pid) {
        if (!canStayOn(core)) {
            return;
        }
        try {
            new ProcessBuilder(TASKSET.toString(), "-a", "-c", "-p", Integer.toString(core), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean canStayOn(int core) {
        return core >= 0 && Runtime.getRuntime().availableProcessors() > core && Files.isExecutable(TASKSET);
    }

    long pid() {
        return process.pid();
    }

    /** Whether it has not ended yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Reads and forgets what it prints, so that it never waits for a reader. */
    public void discardOutput() {
        Thread.ofVirtual().start(() -> {
            try (var output = process.getInputStream()) {
                output.transferTo(OutputStream.nullOutputStream());
            } catch (IOException _) {
                // it has ended
            }
        });
    }

    /** Everything that it prints until its end, which is waited for. */
    public String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The first line that it prints. */
    String firstLine() throws IOException {
        return String.valueOf(process.inputReader().readLine());
    }

    /** Its peak resident memory in MiB so far; 0 where the machine does not tell. */
    public long peakMemory() throws IOException {
        return memory("VmHWM:");
    }

    /** Its resident memory in MiB now; 0 where the machine does not tell. */
    long residentMemory() throws IOException {
        return memory("VmRSS:");
    }

    /** What it has used of all processors so far; nothing where the machine does not tell. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private long memory(String figure) throws IOException {
        var status = Path.of("/proc", Long.toString(pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(figure))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Waits for its end, and says what it ended with. */
    public int end() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end, as an orderly shutdown does; what it prints can still be read. */
    public void terminate() {
        process.toHandle().destroy();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
