package io.vitrine.bootstrap;

import io.vitrine.application.account.ReadOutbox;
import io.vitrine.domain.account.Outbox;
import io.vitrine.domain.token.AccessTokens;
import java.net.http.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;

/** What a start on somebody's own machine does besides. */
@Profile("!production")
@Configuration(proxyBeanMethods = false)
class LocalStart {

    @Bean
    ReadOutbox readOutbox(Outbox outbox) {
        return new ReadOutbox(outbox);
    }

    @Bean
    @Order(1)
    Greeting greeting() {
        return new Greeting();
    }

    @Bean
    @Order(2)
    SampleCatalogue sampleCatalogue(AccessTokens tokens) {
        return new SampleCatalogue(tokens, HttpClient.newHttpClient());
    }
}
