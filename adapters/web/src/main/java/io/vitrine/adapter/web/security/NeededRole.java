package io.vitrine.adapter.web.security;

import io.vitrine.domain.account.Role;
import java.util.List;
import org.springframework.security.authorization.AuthorityReactiveAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets nobody in but who has a role, or one that includes it. Where there is nothing to let them into, everybody may pass to be told so: an unknown
 * address is not found, whoever asks. The handlers themselves are asked what there is, so that no list of addresses can
 * fall behind them.
 */
final class NeededRole implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final AuthorizationDecision GRANTED = new AuthorizationDecision(true);
    private static final AuthorizationDecision DENIED = new AuthorizationDecision(false);

    private final ReactiveAuthorizationManager<AuthorizationContext> holders;
    private final DispatcherHandler dispatcher;

    NeededRole(Role role, DispatcherHandler dispatcher) {
        this.holders = AuthorityReactiveAuthorizationManager.hasAuthority(Authorities.of(role));
        this.dispatcher = dispatcher;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        return holders.authorize(authentication, context)
                .filter(AuthorizationResult::isGranted)
                .switchIfEmpty(Mono.defer(() -> unlessThereIsSomething(context.getExchange())));
    }

    private Mono<AuthorizationResult> unlessThereIsSomething(ServerWebExchange exchange) {
        var mappings = dispatcher.getHandlerMappings();
        return Flux.fromIterable(mappings == null ? List.<HandlerMapping>of() : mappings)
                .concatMap(mapping -> mapping.getHandler(exchange))
                .next()
                .map(_ -> DENIED)
                .defaultIfEmpty(GRANTED)
                .onErrorResume(MethodNotAllowedException.class, _ -> Mono.just(GRANTED))
                .onErrorReturn(DENIED)
                .cast(AuthorizationResult.class);
    }
}
