package io.vitrine.architecture.broken.controllers_are_made_by_a_configuration.adapter.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    @Bean
    BookController books() {
        return new BookController();
    }
}
