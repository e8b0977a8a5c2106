package io.vitrine.adapter.web.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.adapter.web.request.Clients;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.application.limit.LimitRequests;
import io.vitrine.domain.limit.Quotas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what counts calls. */
@Configuration(proxyBeanMethods = false)
public class LimitConfiguration {

    @Bean
    RateLimits rateLimits(
            LimitRequests limits, Quotas quotas, Clients clients, Occasions occasions, MeterRegistry meters) {
        return new RateLimits(limits, quotas, clients, occasions, new DecisionCounts(meters));
    }
}
