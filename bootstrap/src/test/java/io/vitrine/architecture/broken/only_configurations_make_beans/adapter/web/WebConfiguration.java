package io.vitrine.architecture.broken.only_configurations_make_beans.adapter.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    @Bean
    Object shelf() {
        return "shelf";
    }
}
