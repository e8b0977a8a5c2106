package io.vitrine.adapter.web.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.adapter.web.request.NotedTrace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what measures. Wants a {@link MeterRegistry}. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

    @Bean
    NotedTrace notedTrace() {
        return new NotedTrace();
    }

    @Bean
    AnsweredRequests answeredRequests(MeterRegistry meters, NotedTrace traces) {
        return new AnsweredRequests(meters, traces);
    }
}
