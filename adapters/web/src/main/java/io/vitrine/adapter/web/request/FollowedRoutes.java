package io.vitrine.adapter.web.request;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets whoever is outside of the chain know which {@link Route} a request takes in it. */
public final class FollowedRoutes implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.deferContextual(context -> {
            Route.in(context).ifPresent(route -> route.follow(exchange.getAttributes()));
            return chain.filter(exchange);
        });
    }
}
