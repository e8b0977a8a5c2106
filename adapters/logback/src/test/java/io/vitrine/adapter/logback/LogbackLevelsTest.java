package io.vitrine.adapter.logback;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.log.LogLevel;
import io.vitrine.domain.log.LogLevels;
import io.vitrine.domain.log.LogLevelsContract;
import io.vitrine.domain.log.LoggerName;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import reactor.test.scheduler.VirtualTimeScheduler;

final class LogbackLevelsTest extends LogLevelsContract {

    private final LoggingSystem logging = LoggingSystem.get(LogbackLevelsTest.class.getClassLoader());
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final LogbackLevels levels = new LogbackLevels(logging, time, InstantSource.system());

    @BeforeEach
    void configure() {
        logging.setLogLevel(CONFIGURED.value(), org.springframework.boot.logging.LogLevel.INFO);
    }

    @AfterEach
    void go_back() {
        levels.close();
        logging.setLogLevel(CONFIGURED.value(), null);
    }

    @Test
    void a_logger_tells_as_much_as_it_is_told_to() {
        var logger = LoggerFactory.getLogger("io.vitrine.contract.deep.inside");
        assertThat(logger.isDebugEnabled()).isFalse();

        levels.set(CONFIGURED, LogLevel.DEBUG, Duration.ofMinutes(1));
        assertThat(logger.isDebugEnabled()).isTrue();
        assertThat(logger.isTraceEnabled()).isFalse();

        levels.close();
        assertThat(logger.isDebugEnabled()).isFalse();
    }

    @Test
    void the_one_that_all_are_below_of_is_among_them() {
        assertThat(levels.all()).anyMatch(it -> it.logger().equals(new LoggerName("ROOT")));
    }

    @Override
    protected LogLevels levels() {
        return levels;
    }

    @Override
    protected void pass(Duration passed) {
        time.advanceTimeBy(passed);
    }
}
