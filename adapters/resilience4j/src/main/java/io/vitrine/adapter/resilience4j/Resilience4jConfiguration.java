package io.vitrine.adapter.resilience4j;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the limiter of this instance. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InProcessLimitSettings.class)
public class Resilience4jConfiguration {

    @Bean
    InProcessRateLimiter inProcessRateLimiter(InProcessLimitSettings settings) {
        return new InProcessRateLimiter(settings.trackedKeys(), System::nanoTime);
    }
}
