package io.vitrine.adapter.web.cache;

import io.vitrine.adapter.web.catalogue.PlainProducts;
import io.vitrine.adapter.web.edge.CorsAnswers;
import io.vitrine.adapter.web.edge.HttpsOnly;
import io.vitrine.adapter.web.limit.RateLimits;
import io.vitrine.adapter.web.log.EndedRequests;
import io.vitrine.adapter.web.metrics.AnsweredRequests;
import io.vitrine.adapter.web.problem.ProblemWriter;
import io.vitrine.adapter.web.request.Clients;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.adapter.web.request.Visits;
import io.vitrine.adapter.web.security.Readers;
import io.vitrine.domain.cache.Caches;
import io.vitrine.domain.incident.Incidents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandler;

/** Makes the short way of reads. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Lifetimes.class)
public class CacheConfiguration {

    @Bean
    CachedReads cachedReads(
            ObjectProvider<HttpHandler> service,
            Visits visits,
            Clients clients,
            HttpsOnly https,
            Readers readers,
            RateLimits limits,
            Occasions occasions,
            Caches caches,
            Lifetimes lifetimes,
            ProblemWriter problems,
            PlainProducts products,
            CorsAnswers cors,
            AnsweredRequests answered,
            EndedRequests ended,
            Incidents incidents) {
        return new CachedReads(
                new UsualWay(service),
                visits,
                clients,
                https,
                readers,
                limits,
                occasions,
                caches.of(new RenditionCodec()),
                lifetimes,
                new Origin(service, products, problems),
                problems,
                new RenditionWriter(cors, answered, ended),
                incidents);
    }
}
