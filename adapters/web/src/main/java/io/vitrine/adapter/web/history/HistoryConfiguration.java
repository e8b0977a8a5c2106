package io.vitrine.adapter.web.history;

import io.vitrine.application.catalogue.ReadHistory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the handler of histories. */
@Configuration(proxyBeanMethods = false)
public class HistoryConfiguration {

    @Bean
    ProductHistoryController productHistoryController(ReadHistory history) {
        return new ProductHistoryController(history);
    }
}
