package io.vitrine.adapter.web.security;

import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.domain.audit.Act;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives handlers that write the {@link Act} they ask for: who calls, when and from where. */
final class ActArgument implements HandlerMethodArgumentResolver {

    private final Occasions occasions;

    ActArgument(Occasions occasions) {
        this.occasions = occasions;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Act.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        return exchange.<Authentication>getPrincipal()
                .map(Caller::of)
                .defaultIfEmpty(Caller.ANONYMOUS)
                .zipWith(occasions.of(exchange.getRequest()), (caller, occasion) -> new Act(caller.actor(), occasion));
    }
}
