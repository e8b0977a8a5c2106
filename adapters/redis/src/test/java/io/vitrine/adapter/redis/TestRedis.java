package io.vitrine.adapter.redis;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis on the loopback interface, for tests. One is started for all tests of a JVM and ends with it; a test that wants to harm
 * one starts its own.
 */
public final class TestRedis implements AutoCloseable {

    private final List<String> command = new ArrayList<>();
    private final Path folder;
    private final int port;

    private volatile Process process;

    private TestRedis(String executable, int port, String... settings) {
        this.port = port;
        try {
            folder = Files.createTempDirectory("vitrine-redis-");
            var itsOwn = Files.createFile(folder.resolve("redis.conf"));
            command.addAll(List.of(executable, itsOwn.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", ""));
        command.addAll(List.of("--dir", folder.toString(), "--repl-diskless-sync-delay", "0"));
        command.addAll(List.of(settings));
        process = launched();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** The one that all tests share. */
    public static TestRedis shared() {
        return Shared.REDIS;
    }

    /** One of its own, with settings as its command line takes them. */
    public static TestRedis started(String... settings) {
        return startedAt(freePort(), settings);
    }

    /** The same, at a port. */
    public static TestRedis startedAt(int port, String... settings) {
        return startedFrom(Executable.FILE, port, settings);
    }

    /** The same, of an executable. */
    static TestRedis startedFrom(String executable, int port, String... settings) {
        return new TestRedis(executable, port, settings);
    }

    /** A port where nobody listens. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launched() {
        try {
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            await().atMost(Duration.ofSeconds(30)).until(() -> isAnswering());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isAnswering() {
        try {
            var answer = say("PING");
            return answer.startsWith("+PONG") || answer.startsWith("-NOAUTH");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Says something to it in its simplest language and gives the beginning of what it answers. */
    public String say(String command) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            var answer = new byte[4_096];
            var length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(length, 0), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Ends it as a crash does; with what it knows, as nothing is saved. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again where it was. */
    public void startAgain() {
        process = launched();
    }

    /** Lets it accept connections and answer nothing. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on, with what it was asked meanwhile. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
            if (sent.exitValue() != 0) {
                throw new IllegalStateException("no signal");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // It was closed before.
        }
    }

    private static final class Shared {
        private static final TestRedis REDIS = started();
    }

    private static final class Executable {
        private static final String FILE = unpacked();

        private static String unpacked() {
            try {
                return ExecutableProvider.newJarResourceProvider().get().getPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
