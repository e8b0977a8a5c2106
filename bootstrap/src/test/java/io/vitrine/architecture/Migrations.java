package io.vitrine.architecture;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of migrations, and the list of those that were released. The list has the format of {@code sha256sum}. A release
 * appends the lines of what it ships; a migration that is not in the list may still be changed.
 */
record Migrations(Path folder, Path released) {
    static final Migrations OF_VITRINE = new Migrations(
            Checkout.module(Layer.R2DBC).resolve("src/main/resources/db/migration"),
            Checkout.module(Layer.R2DBC).resolve("released-migrations.sha256"));

    private static final Pattern NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.sql");

    List<String> files() {
        return Checkout.files(folder, "").stream()
                .filter(Files::isRegularFile)
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    /** The checksum of each released migration. */
    private Map<String, String> checksums() {
        return Checkout.text(released)
                .lines()
                .map(line -> line.split("\\s+", 2))
                .collect(toMap(parts -> parts[1], parts -> parts[0]));
    }

    /**
     * Everything that is wrong with them.
     *
     * @param version of the product; one that is released lists every migration that it ships
     */
    List<String> problems(String version) {
        var problems = new ArrayList<>(problemsOfNames());
        problems.addAll(problemsOfReleasedFiles());
        if (!version.endsWith("-SNAPSHOT")) {
            unreleased()
                    .map(file -> file + " is part of " + version + " and not listed as released")
                    .forEach(problems::add);
        }
        return problems;
    }

    private List<String> problemsOfNames() {
        var problems = new ArrayList<String>();
        var expected = 1;
        for (var file : files()) {
            var name = NAME.matcher(file);
            if (!name.matches()) {
                problems.add(file + " is not named like V001__what_it_does.sql");
            } else {
                var number = Integer.parseInt(name.group(1));
                if (number != expected) {
                    problems.add(file + " should have the number " + expected);
                }
                expected = number + 1;
            }
        }
        return problems;
    }

    private List<String> problemsOfReleasedFiles() {
        var problems = new ArrayList<String>();
        var checksums = checksums();
        checksums.forEach((file, checksum) -> {
            if (!files().contains(file)) {
                problems.add(file + " was released and is gone");
            } else if (!checksum.equals(checksumOf(file))) {
                problems.add(file + " was released and has changed");
            }
        });
        unreleased()
                .filter(file -> checksums.keySet().stream().anyMatch(other -> other.compareTo(file) > 0))
                .forEach(file -> problems.add(file + " is new and comes before a released one"));
        return problems;
    }

    private Stream<String> unreleased() {
        return files().stream().filter(file -> !checksums().containsKey(file));
    }

    private String checksumOf(String file) {
        try {
            var content = Files.readAllBytes(folder.resolve(file));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
