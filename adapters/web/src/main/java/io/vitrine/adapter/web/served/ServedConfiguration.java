package io.vitrine.adapter.web.served;

import io.vitrine.domain.incident.ServedRequests;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has requests told of where somebody wants to hear of them. Where nobody does, nothing is put in their way. */
@Configuration(proxyBeanMethods = false)
public class ServedConfiguration {

    @Bean
    WebHttpHandlerBuilderCustomizer servedCalls(ObjectProvider<ServedRequests> listeners) {
        return builder ->
                builder.filters(filters -> listeners.forEach(listener -> filters.addFirst(new ServedCalls(listener))));
    }
}
