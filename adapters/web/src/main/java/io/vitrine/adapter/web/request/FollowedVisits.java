package io.vitrine.adapter.web.request;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets the {@link Visit} that a request is know where it leads to. */
public final class FollowedVisits implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.deferContextual(context -> {
            Visit.in(context).ifPresent(visit -> visit.follow(exchange.getAttributes()));
            return chain.filter(exchange);
        });
    }
}
