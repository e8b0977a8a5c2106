package io.vitrine.adapter.web.security;

import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.application.audit.NoteRefusals;
import io.vitrine.domain.shared.Actor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Notes who asked for what they may not have, and leaves the answer to the problem handler. */
final class DeniedAccess implements ServerAccessDeniedHandler {

    private final NoteRefusals refusals;
    private final Occasions occasions;

    DeniedAccess(NoteRefusals refusals, Occasions occasions) {
        this.refusals = refusals;
        this.occasions = occasions;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException refusal) {
        var request = exchange.getRequest();
        return exchange.<Authentication>getPrincipal()
                .map(caller -> new Actor(caller.getName()))
                .zipWith(occasions.of(request))
                .flatMap(who -> refusals.accessDenied(
                        who.getT1(),
                        request.getMethod() + " " + request.getPath().value(),
                        who.getT2()))
                .then(Mono.error(refusal));
    }
}
