package io.vitrine.adapter.web.log;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Makes what tells of requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSettings.class)
public class LogConfiguration {

    @Bean
    RequestLog requestLog(LogSettings settings) {
        return new RequestLog(settings);
    }

    /** Around whatever else is: what is put around first is outermost. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebHttpHandlerBuilderCustomizer toldRequests(RequestLog log) {
        return builder -> builder.httpHandlerDecorator(next -> new ToldRequests(next, log));
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    FollowedVisits followedVisits() {
        return new FollowedVisits();
    }
}
