package io.vitrine.adapter.web.health;

import io.vitrine.application.health.ReportHealth;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** Makes the handler of health, and the vital sign that this adapter knows of. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean
    HealthController healthController(ReportHealth health) {
        return new HealthController(health);
    }

    @Bean
    EventLoops eventLoops(ReactorResourceFactory threads) {
        return new EventLoops(threads.getLoopResources().onServer(LoopResources.DEFAULT_NATIVE), System::nanoTime);
    }
}
