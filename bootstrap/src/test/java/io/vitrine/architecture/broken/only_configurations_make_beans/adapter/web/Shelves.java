package io.vitrine.architecture.broken.only_configurations_make_beans.adapter.web;

import org.springframework.context.annotation.Bean;

/** Makes a bean on the side. */
class Shelves {
    @Bean
    Object shelf() {
        return "shelf";
    }
}
