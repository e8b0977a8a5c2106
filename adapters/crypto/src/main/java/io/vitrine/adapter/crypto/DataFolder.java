package io.vitrine.adapter.crypto;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** The folder where a local start keeps the secrets that it made, readable by their owner only. */
final class DataFolder {
    private static final String LOCK = "secrets.lock";

    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    /** The text of this name; made once, when it is not there yet, although several starts ask at the same time. */
    String keptOrMade(String name, Supplier<String> make) {
        // The file lock keeps other processes out, the monitor this one's threads.
        synchronized (DataFolder.class) {
            try {
                Files.createDirectories(folder, onlyForOwner("rwx------"));
                try (var channel = open(folder.resolve(LOCK));
                        var _ = channel.lock()) {
                    var file = folder.resolve(name);
                    if (!Files.exists(file)) {
                        write(file, make.get());
                    }
                    return Files.readString(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The data folder " + folder.toAbsolutePath() + " cannot be used", e);
            }
        }
    }

    /** The file appears with its whole content or not at all. */
    private void write(Path file, String content) throws IOException {
        var unfinished = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (var channel = open(unfinished);
                var out = Channels.newOutputStream(channel)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
            channel.force(true);
        }
        var _ = Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, Set.of(CREATE, WRITE), onlyForOwner("rw-------"));
    }

    private FileAttribute<?>[] onlyForOwner(String permissions) {
        var posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
