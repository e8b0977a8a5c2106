package io.vitrine.domain.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link LogLevels} promise. The logger {@link #CONFIGURED} is configured to INFO, the other one is not. */
public abstract class LogLevelsContract {

    protected static final LoggerName CONFIGURED = new LoggerName("io.vitrine.contract");
    private static final LoggerName OTHER = new LoggerName("io.vitrine.contract.other");
    private static final Duration WHILE = Duration.ofMinutes(15);

    protected abstract LogLevels levels();

    /** Time passes. */
    protected abstract void pass(Duration time);

    @Test
    void what_is_configured_is_shown_and_has_no_end() {
        assertThat(shown(CONFIGURED)).contains(new LoggerLevel(CONFIGURED, LogLevel.INFO, Optional.empty()));
        assertThat(shown(OTHER)).isEmpty();
    }

    @Test
    void a_change_is_shown_and_goes_back_after_its_time() {
        var changed = levels().set(CONFIGURED, LogLevel.TRACE, WHILE);

        assertThat(changed.level()).isEqualTo(LogLevel.TRACE);
        assertThat(changed.until()).isPresent();
        assertThat(shown(CONFIGURED)).contains(changed);

        pass(WHILE);
        assertThat(shown(CONFIGURED)).contains(new LoggerLevel(CONFIGURED, LogLevel.INFO, Optional.empty()));
    }

    @Test
    void what_was_not_configured_is_not_shown_any_more_after_its_time() {
        levels().set(OTHER, LogLevel.DEBUG, WHILE);

        assertThat(shown(OTHER)).map(LoggerLevel::level).contains(LogLevel.DEBUG);
        pass(WHILE);
        assertThat(shown(OTHER)).isEmpty();
    }

    @Test
    void the_last_change_counts_and_what_is_gone_back_to_is_what_is_configured() {
        levels().set(CONFIGURED, LogLevel.DEBUG, WHILE);
        pass(WHILE.dividedBy(2));
        levels().set(CONFIGURED, LogLevel.ERROR, WHILE);

        pass(WHILE.dividedBy(2));
        assertThat(shown(CONFIGURED)).map(LoggerLevel::level).contains(LogLevel.ERROR);
        pass(WHILE.dividedBy(2));
        assertThat(shown(CONFIGURED)).map(LoggerLevel::level).contains(LogLevel.INFO);
    }

    private Optional<LoggerLevel> shown(LoggerName logger) {
        return levels().all().stream().filter(it -> it.logger().equals(logger)).findFirst();
    }
}
