package io.vitrine.adapter.web.json;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Makes the JSON of this service, and lets answers be encoded with it. */
@Configuration(proxyBeanMethods = false)
public class JsonConfiguration {

    /** The largest body that is read as a whole. */
    private static final int LARGEST_BODY = 1 << 20;

    @Bean
    Json json() {
        return new Json();
    }

    @Bean
    WebFluxConfigurer codecs(Json json) {
        return new WebFluxConfigurer() {
            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
                configurer.defaultCodecs().maxInMemorySize(LARGEST_BODY);
                configurer.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(json.mapper()));
            }
        };
    }
}
