package io.vitrine.adapter.web.json;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the JSON of this service. */
@Configuration(proxyBeanMethods = false)
public class JsonConfiguration {

    @Bean
    Json json() {
        return new Json();
    }
}
