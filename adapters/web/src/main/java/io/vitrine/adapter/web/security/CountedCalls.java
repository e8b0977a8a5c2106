package io.vitrine.adapter.web.security;

import io.vitrine.adapter.web.limit.RateLimits;
import io.vitrine.adapter.web.request.Caller;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts every call as soon as it is known who makes it, and before it is asked whether they may. */
final class CountedCalls implements WebFilter {

    private final RateLimits limits;

    CountedCalls(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(caller ->
                        caller.map(known -> count(exchange, known)).orElseGet(() -> limits.countCall(exchange)))
                .then(chain.filter(exchange));
    }

    private Mono<Void> count(ServerWebExchange exchange, Authentication known) {
        Caller.note(exchange, known.getName());
        return limits.countCall(exchange, known.getName(), Authorities.roles(known.getAuthorities()));
    }
}
