package io.vitrine.adapter.web.docs;

import io.vitrine.adapter.web.json.Json;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Serves the description of the API and its page, where they are wanted. */
@Configuration(proxyBeanMethods = false)
@Conditional(WhereDocsAreWanted.class)
@EnableConfigurationProperties(DocsSettings.class)
public class DocsConfiguration {

    @Bean
    OpenApiController openApiController(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, Json json) {
        return new OpenApiController(json.write(OpenApi.of(Route.of(mapping))));
    }

    @Bean
    DocsPageController docsPageController() {
        return new DocsPageController();
    }
}
