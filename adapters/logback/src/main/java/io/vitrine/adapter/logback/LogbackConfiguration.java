package io.vitrine.adapter.logback;

import ch.qos.logback.classic.LoggerContext;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what writes access lines. Wants a {@link MeterRegistry}. */
@Configuration(proxyBeanMethods = false)
public class LogbackConfiguration {

    @Bean
    AccessLines accessLines(MeterRegistry meters) {
        var lines = new AccessLines((LoggerContext) LoggerFactory.getILoggerFactory());
        FunctionCounter.builder(LogbackMeters.DROPPED.getName(), lines, AccessLines::dropped)
                .description(LogbackMeters.DROPPED.description())
                .register(meters);
        return lines;
    }
}
