package io.vitrine.adapter.logback;

import ch.qos.logback.classic.LoggerContext;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.domain.log.LogLevels;
import java.time.InstantSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/** Makes what writes access lines, and says how much is written. Wants a {@link MeterRegistry} and an {@link InstantSource}. */
@Configuration(proxyBeanMethods = false)
public class LogbackConfiguration {

    @Bean
    LogLevels logLevels(LoggingSystem logging, InstantSource clock) {
        return new LogbackLevels(logging, Schedulers.parallel(), clock);
    }

    @Bean
    AccessLines accessLines(MeterRegistry meters) {
        var lines = new AccessLines((LoggerContext) LoggerFactory.getILoggerFactory());
        FunctionCounter.builder(LogbackMeters.DROPPED.getName(), lines, AccessLines::dropped)
                .description(LogbackMeters.DROPPED.description())
                .register(meters);
        return lines;
    }
}
