package io.vitrine.adapter.web.account;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.account.PersonalAnswers.Message;
import io.vitrine.adapter.web.limit.RateLimits;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.account.ChangePassword;
import io.vitrine.application.account.ChangePassword.Outcome;
import io.vitrine.domain.limit.Policy;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sets other passwords. */
@RestController
@RequestMapping(path = "/api/v1", produces = APPLICATION_JSON_VALUE)
final class PasswordController {

    private static final String ACCEPTED = "If there is an account with this address, a mail is on its way to it";

    private final ChangePassword passwords;
    private final SentForms forms;
    private final RateLimits limits;
    private final Occasions occasions;

    PasswordController(ChangePassword passwords, SentForms forms, RateLimits limits, Occasions occasions) {
        this.passwords = passwords;
        this.forms = forms;
        this.limits = limits;
        this.occasions = occasions;
    }

    @PostMapping(path = "/auth/password/forgot", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Message>> forgot(@RequestBody byte[] body, ServerWebExchange exchange) {
        QueryParameters.of(exchange.getRequest()).requireNoMore();
        return Mono.justOrEmpty(forms.forgotten(body))
                .delayUntil(address -> limits.countAddress(exchange, Policy.PASSWORD_RESET, address))
                .zipWith(occasions.of(exchange.getRequest()), passwords::forgotten)
                .flatMap(forgotten -> forgotten)
                .then(Mono.fromSupplier(() -> PersonalAnswers.accepted(ACCEPTED)));
    }

    @PostMapping(path = "/auth/password/reset", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> reset(@RequestBody byte[] body, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var form = forms.reset(body);
        return occasions
                .of(request)
                .flatMap(occasion -> Mono.justOrEmpty(form.token())
                        .flatMap(token -> passwords.reset(token, form.password(), occasion)))
                .switchIfEmpty(Mono.fromSupplier(Outcome.InvalidToken::new))
                .map(outcome -> answer(outcome, "/password"));
    }

    @PutMapping(path = "/me/password", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> change(@RequestBody byte[] body, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = caller.account();
        var session = caller.ownSession();
        var form = forms.change(body);
        return occasions
                .of(request)
                .flatMap(occasion -> passwords.change(account, form.old(), form.next(), session, occasion))
                .map(outcome -> answer(outcome, "/newPassword"));
    }

    private static ResponseEntity<Void> answer(Outcome outcome, String pointer) {
        return switch (outcome) {
            case Outcome.Changed() -> PersonalAnswers.noContent().build();
            case Outcome.WeakPassword(var weakness) -> throw AccountRefusals.weakPassword(pointer, weakness);
            case Outcome.WrongPassword() -> throw AccountRefusals.wrongPassword();
            case Outcome.SessionEnded() -> throw AccountRefusals.sessionEnded();
            case Outcome.InvalidToken() -> throw AccountRefusals.invalidToken();
        };
    }
}
