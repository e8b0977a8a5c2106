package io.vitrine.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of shipped files, in which a test changes what it has to. */
final class Copies {

    private final Path folder;

    private Copies(Path folder) {
        this.folder = folder;
    }

    /** Copies a folder with all that is in it. */
    static Copies of(Path original, Path folder) throws IOException {
        for (var file : Shipped.files(original, ".yml")) {
            var copy = folder.resolve(original.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        return new Copies(folder);
    }

    /** Changes a file, in which there has to be what is replaced. */
    Copies replace(String file, String what, String by) throws IOException {
        var text = Files.readString(folder.resolve(file));
        assertThat(text).contains(what);
        Files.writeString(folder.resolve(file), text.replace(what, by));
        return this;
    }
}
