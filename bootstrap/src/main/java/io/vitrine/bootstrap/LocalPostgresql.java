package io.vitrine.bootstrap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in the data folder, for as long as the service runs. One service at a time: it holds a lock that
 * ends with its process, however that ends. A server that a killed service left behind is stopped first.
 */
final class LocalPostgresql implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalPostgresql.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USER = "postgres";

    private final FileChannel lock;
    private final EmbeddedPostgres server;

    private LocalPostgresql(FileChannel lock, EmbeddedPostgres server) {
        this.lock = lock;
        this.server = server;
    }

    static LocalPostgresql start(LocalPostgresqlSettings settings) {
        var folder = settings.data().toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            var lock = lock(folder);
            try {
                var data = folder.resolve("postgresql");
                stopLeftBehind(data.resolve("postmaster.pid"));
                return new LocalPostgresql(
                        lock, started(data, folder.resolve("postgresql.log"), settings.postgresql()));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | IllegalStateException e) {
            throw new RefusedStart(
                    "PostgreSQL did not start in the data folder " + folder + ".",
                    "Look into " + folder.resolve("postgresql.log") + ", or set DATABASE_URL to use another database.",
                    e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(
                folder.resolve("postgresql.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new RefusedStart(
                    "Another Vitrine is running with the data folder " + folder + ".",
                    "Stop it, or set VITRINE_DATA to another folder (and PORT to another port).");
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static EmbeddedPostgres started(Path data, Path logFile, LocalPostgresqlSettings.Postgresql settings)
            throws IOException {
        var output = ProcessBuilder.Redirect.to(logFile.toFile());
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // The service stops first, see VitrineApplication; a hook of its own would stop the server under it.
                .setRegisterShutdownHook(false)
                .setPort(settings.port())
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
        settings.serverSettings().forEach(builder::setServerConfig);
        return builder.start();
    }

    /** Only called with the lock held: whoever started the server that the file names is no longer there. */
    private static void stopLeftBehind(Path pidFile) throws IOException {
        var process = processIn(pidFile);
        if (process.isEmpty()) {
            return;
        }
        if (isPostgresql(process.get())) {
            log.info("Stopping the PostgreSQL that a killed service left behind");
            stop(process.get());
        } else {
            // The number was given to another process since; PostgreSQL would take that for itself and refuse to start.
            Files.deleteIfExists(pidFile);
        }
    }

    private static Optional<ProcessHandle> processIn(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(pidFile);
        return lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    }

    private static boolean isPostgresql(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName).map(Path::toString).stream()
                .anyMatch(name -> name.equals("postgres") || name.equals("postgres.exe"));
    }

    private static void stop(ProcessHandle process) throws IOException {
        process.destroy();
        try {
            var _ = process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The PostgreSQL with the process number " + process.pid() + " does not stop", e);
        }
    }

    DatabaseAddress address() {
        return new DatabaseAddress("127.0.0.1", server.getPort(), USER, USER, "", Map.of());
    }

    @Override
    public void close() {
        try (lock) {
            server.close();
        } catch (IOException e) {
            log.warn("PostgreSQL did not stop cleanly; the next start mends it", e);
        }
    }
}
