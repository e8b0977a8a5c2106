package io.vitrine.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The files of this project as they lie on the disk. */
final class Checkout {
    /** The folder that holds all modules. */
    static final Path ROOT = rootAbove(Path.of("").toAbsolutePath());

    private Checkout() {}

    private static Path rootAbove(Path folder) {
        return Stream.iterate(folder, path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve(Layer.DOMAIN.module()).resolve("pom.xml")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not inside the project: " + folder));
    }

    static Path module(Layer layer) {
        return ROOT.resolve(layer.module());
    }

    /** Where the compiler puts the main classes of a layer. */
    static Path classFolder(Layer layer) {
        return module(layer).resolve("target/classes");
    }

    static List<Path> classFiles(Layer layer) {
        return files(classFolder(layer), ".class");
    }

    /** The main classes of all layers. */
    static JavaClasses classes() {
        return Read.CLASSES;
    }

    private static final class Read {
        private static final JavaClasses CLASSES = new ClassFileImporter()
                .importPaths(
                        Arrays.stream(Layer.values()).map(Checkout::classFolder).toList());
    }

    /** The classes of a hexagon that lies in the tests. */
    static JavaClasses testClasses(Hexagon hexagon) {
        return new ClassFileImporter().importPackages(hexagon.root());
    }

    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
