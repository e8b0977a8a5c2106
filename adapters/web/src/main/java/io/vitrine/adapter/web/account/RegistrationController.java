package io.vitrine.adapter.web.account;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.account.PersonalAnswers.Message;
import io.vitrine.adapter.web.limit.RateLimits;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.application.account.RegisterAccount;
import io.vitrine.application.account.RegisterAccount.Outcome;
import io.vitrine.domain.limit.Policy;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Registers accounts, and verifies their addresses. */
@RestController
@RequestMapping(path = "/api/v1/auth", produces = APPLICATION_JSON_VALUE)
final class RegistrationController {

    private static final String ACCEPTED = "A mail is on its way to the address; it tells how to go on";

    private final RegisterAccount registration;
    private final SentForms forms;
    private final RateLimits limits;
    private final Occasions occasions;

    RegistrationController(RegisterAccount registration, SentForms forms, RateLimits limits, Occasions occasions) {
        this.registration = registration;
        this.forms = forms;
        this.limits = limits;
        this.occasions = occasions;
    }

    @PostMapping(path = "/register", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Message>> register(@RequestBody byte[] body, ServerWebExchange exchange) {
        QueryParameters.of(exchange.getRequest()).requireNoMore();
        var form = forms.registration(body);
        return limits.countAddress(exchange, Policy.AUTH, form.email())
                .then(occasions.of(exchange.getRequest()))
                .flatMap(occasion -> registration.register(form.email(), form.password(), occasion))
                .map(outcome -> switch (outcome) {
                    case Outcome.Accepted() -> PersonalAnswers.accepted(ACCEPTED);
                    case Outcome.WeakPassword(var weakness) ->
                        throw AccountRefusals.weakPassword("/password", weakness);
                });
    }

    @PostMapping(path = "/verify-email", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> verifyEmail(@RequestBody byte[] body, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return Mono.justOrEmpty(forms.verification(body))
                .zipWith(occasions.of(request), registration::verifyEmail)
                .flatMap(verified -> verified)
                .filter(verified -> verified)
                .map(_ -> PersonalAnswers.noContent().<Void>build())
                .switchIfEmpty(Mono.error(AccountRefusals::invalidToken));
    }
}
