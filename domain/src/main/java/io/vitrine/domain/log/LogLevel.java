package io.vitrine.domain.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a logger tells: each level tells what the ones before it tell, and more. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    /** As it is written, such as {@code debug}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level that is written like this; empty where there is none. */
    public static Optional<LogLevel> named(String text) {
        return Arrays.stream(values())
                .filter(level -> level.text().equals(text))
                .findFirst();
    }
}
