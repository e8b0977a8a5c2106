package io.vitrine.domain.log;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@link LogLevels} of loggers that tell nothing. */
public final class InMemoryLogLevels implements LogLevels {

    private final Map<LoggerName, LogLevel> configured;
    private final Map<LoggerName, LoggerLevel> changed = new TreeMap<>(Comparator.comparing(LoggerName::value));
    private final InstantSource clock;

    public InMemoryLogLevels(Map<LoggerName, LogLevel> configured, InstantSource clock) {
        this.configured = Map.copyOf(configured);
        this.clock = clock;
    }

    @Override
    public synchronized List<LoggerLevel> all() {
        changed.values().removeIf(it -> it.until().stream().noneMatch(clock.instant()::isBefore));
        var others = configured.entrySet().stream()
                .filter(it -> !changed.containsKey(it.getKey()))
                .map(it -> new LoggerLevel(it.getKey(), it.getValue(), Optional.empty()));
        return Stream.concat(others, changed.values().stream())
                .sorted(Comparator.comparing(it -> it.logger().value()))
                .toList();
    }

    @Override
    public synchronized LoggerLevel set(LoggerName logger, LogLevel level, Duration duration) {
        var set = new LoggerLevel(logger, level, Optional.of(clock.instant().plus(duration)));
        changed.put(logger, set);
        return set;
    }
}
