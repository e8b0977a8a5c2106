package io.vitrine.domain.log;

import java.time.Duration;
import java.util.List;

/** How much the loggers of this instance tell. Nothing of it is stored: after a start all is as configured. */
public interface LogLevels {

    /** Those that were told how much to tell, by name. Others tell as much as the one that they are below of. */
    List<LoggerLevel> all();

    /**
     * Has a logger tell so much for a while; then it goes back to what is configured, also when it was told twice.
     *
     * @param duration more than nothing
     */
    LoggerLevel set(LoggerName logger, LogLevel level, Duration duration);
}
