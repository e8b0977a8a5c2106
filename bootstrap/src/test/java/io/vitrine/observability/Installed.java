package io.vitrine.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of Debian's packages {@code prometheus} and {@code prometheus-alertmanager}. */
enum Installed {
    PROMETHEUS("/usr/bin/prometheus"),
    PROMTOOL("/usr/bin/promtool"),
    ALERTMANAGER("/usr/bin/prometheus-alertmanager");

    private final Path file;

    Installed(String file) {
        this.file = Path.of(file);
    }

    String file() {
        return file.toString();
    }

    /** Skips loudly where it is not there; where CI runs it has to be. */
    void require(String what) {
        var there = Files.isExecutable(file);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("%s, which CI has to have", file).isTrue();
        }
        assumeTrue(there, "NOT TESTED: %s, since there is no %s here".formatted(what, file));
    }
}
