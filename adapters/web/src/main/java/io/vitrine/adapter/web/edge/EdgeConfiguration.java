package io.vitrine.adapter.web.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.adapter.web.problem.ProblemWriter;
import io.vitrine.adapter.web.request.Clients;
import io.vitrine.adapter.web.request.FollowedVisits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.cors.reactive.CorsWebFilter;

/** Makes what every request passes first. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CorsSettings.class, EdgeSettings.class, ProxySettings.class})
public class EdgeConfiguration {

    @Bean
    WebHttpHandlerBuilderCustomizer edge(
            ProblemWriter problems, EdgeSettings settings, Clients clients, HttpsOnly https) {
        return builder ->
                builder.httpHandlerDecorator(next -> new EdgeHandler(next, problems, settings, clients, https));
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    FollowedVisits followedVisits() {
        return new FollowedVisits();
    }

    @Bean
    HttpsOnly httpsOnly(EdgeSettings settings, ProblemWriter problems) {
        return new HttpsOnly(settings, problems);
    }

    @Bean
    CorsAnswers corsAnswers(CorsSettings settings) {
        return new CorsAnswers(settings);
    }

    @Bean
    NettyLimits nettyLimits(EdgeSettings settings, MeterRegistry meters) {
        return new NettyLimits(settings, meters);
    }

    @Bean
    HttpsOutOfReach httpsOutOfReach(EdgeSettings settings, ProxySettings proxies) {
        return new HttpsOutOfReach(settings, proxies);
    }

    @Bean
    Clients clients(ProxySettings settings) {
        return new Clients(settings.proxies());
    }

    /** A preflight carries no token, so it is answered before one is asked for. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    CorsWebFilter cors(CorsSettings settings) {
        var allowed = Cors.allowed(settings);
        return new CorsWebFilter(_ -> allowed, new Cors());
    }
}
