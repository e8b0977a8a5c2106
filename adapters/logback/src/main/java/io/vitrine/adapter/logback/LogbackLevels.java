package io.vitrine.adapter.logback;

import io.vitrine.domain.log.LogLevel;
import io.vitrine.domain.log.LogLevels;
import io.vitrine.domain.log.LoggerLevel;
import io.vitrine.domain.log.LoggerName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** The levels of the loggers of this process, by Spring Boot's means. */
final class LogbackLevels implements LogLevels, AutoCloseable {

    private final LoggingSystem logging;
    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Map<LoggerName, Change> changes = new HashMap<>();

    LogbackLevels(LoggingSystem logging, Scheduler scheduler, InstantSource clock) {
        this.logging = logging;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** A change that has not had its time, and what is gone back to. */
    private record Change(
            LoggerLevel now, org.springframework.boot.logging.@Nullable LogLevel before, Disposable end) {}

    @Override
    public synchronized List<LoggerLevel> all() {
        return logging.getLoggerConfigurations().stream()
                .flatMap(it -> Optional.ofNullable(shown(it)).stream())
                .sorted(Comparator.comparing(it -> it.logger().value()))
                .toList();
    }

    private @Nullable LoggerLevel shown(LoggerConfiguration logger) {
        var configured = logger.getConfiguredLevel();
        if (configured == null || configured == org.springframework.boot.logging.LogLevel.OFF) {
            return null;
        }
        var name = new LoggerName(logger.getName());
        var change = changes.get(name);
        return change == null
                ? new LoggerLevel(name, LogLevel.valueOf(configured.name()), Optional.empty())
                : change.now();
    }

    @Override
    public synchronized LoggerLevel set(LoggerName logger, LogLevel level, Duration duration) {
        var earlier = changes.get(logger);
        if (earlier != null) {
            earlier.end().dispose();
        }
        var before = earlier == null ? configured(logger) : earlier.before();
        var now = new LoggerLevel(logger, level, Optional.of(clock.instant().plus(duration)));
        logging.setLogLevel(logger.value(), org.springframework.boot.logging.LogLevel.valueOf(level.name()));
        var end = scheduler.schedule(() -> goBack(now), duration.toMillis(), TimeUnit.MILLISECONDS);
        changes.put(logger, new Change(now, before, end));
        return now;
    }

    private org.springframework.boot.logging.@Nullable LogLevel configured(LoggerName logger) {
        var known = logging.getLoggerConfiguration(logger.value());
        return known == null ? null : known.getConfiguredLevel();
    }

    /** Unless another change has come meanwhile. */
    private synchronized void goBack(LoggerLevel from) {
        var change = changes.get(from.logger());
        if (change != null && Objects.equals(change.now(), from)) {
            changes.remove(from.logger());
            logging.setLogLevel(from.logger().value(), change.before());
        }
    }

    @Override
    public synchronized void close() {
        List.copyOf(changes.values()).forEach(change -> {
            change.end().dispose();
            goBack(change.now());
        });
    }
}
