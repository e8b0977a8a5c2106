package io.vitrine.adapter.web.account;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.application.passkey.SignInWithPasskey;
import io.vitrine.application.passkey.SignInWithPasskey.Outcome;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Begins sessions of those who have a passkey. */
@RestController
@RequestMapping(path = "/api/v1/auth/passkey", produces = APPLICATION_JSON_VALUE)
final class PasskeySignInController {

    private final SignInWithPasskey signIn;
    private final SentPasskeys forms;
    private final Occasions occasions;
    private final AccountCounts counts;

    PasskeySignInController(SignInWithPasskey signIn, SentPasskeys forms, Occasions occasions, AccountCounts counts) {
        this.signIn = signIn;
        this.forms = forms;
        this.occasions = occasions;
        this.counts = counts;
    }

    @PostMapping("/options")
    Mono<ResponseEntity<RequestOptions>> options(ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return occasions
                .of(request)
                .flatMap(signIn::challenge)
                .map(proof -> PersonalAnswers.ok().body(RequestOptions.of(proof)));
    }

    @PostMapping(consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Tokens>> login(@RequestBody byte[] body, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var form = forms.proof(body);
        return occasions
                .of(request)
                .flatMap(occasion -> signIn.signIn(form.answer(), occasion)
                        .doOnNext(counts::login)
                        .map(outcome -> switch (outcome) {
                            case Outcome.SignedIn(var tokens) ->
                                SessionController.issued(tokens, form.delivery(), occasion);
                            case Outcome.NotAccepted() -> throw PasskeyRefusals.proofNotAccepted();
                            case Outcome.NotVerified() -> throw AccountRefusals.notVerified();
                        }));
    }
}
