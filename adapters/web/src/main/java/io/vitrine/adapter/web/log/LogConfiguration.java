package io.vitrine.adapter.web.log;

import io.vitrine.adapter.web.metrics.AnsweredRequests;
import io.vitrine.adapter.web.request.Visits;
import io.vitrine.domain.incident.ServedRequests;
import io.vitrine.domain.trace.Tracing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Makes what begins and ends requests, and tells of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSettings.class)
public class LogConfiguration {

    @Bean
    Visits visits(Tracing tracing) {
        return new Visits(tracing);
    }

    @Bean
    EndedRequests endedRequests(LogSettings settings, ObjectProvider<ServedRequests> listeners) {
        return new EndedRequests(
                new RequestLog(settings.access()), listeners.orderedStream().toList(), settings.slow());
    }

    /** Around whatever else is: what is put around first is outermost. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebHttpHandlerBuilderCustomizer toldRequests(Visits visits, AnsweredRequests answered, EndedRequests ended) {
        return builder -> builder.httpHandlerDecorator(next -> new ToldRequests(next, visits, answered, ended));
    }
}
