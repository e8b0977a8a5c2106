package io.vitrine.adapter.web.account;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.catalogue.Addresses;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.factor.ManageSecondFactor;
import io.vitrine.application.factor.ManageSecondFactor.Outcome;
import io.vitrine.domain.factor.RecoveryCode;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Switches second factors on and off. Whoever switches one off sends the password, so that is a {@code POST}: a body means nothing with
 * {@code DELETE} (RFC 9110, section 9.3.5), and is lost on many ways.
 */
@RestController
@RequestMapping(path = "/api/v1", produces = APPLICATION_JSON_VALUE)
final class SecondFactorController {

    private final ManageSecondFactor factors;
    private final SentForms forms;
    private final Occasions occasions;

    SecondFactorController(ManageSecondFactor factors, SentForms forms, Occasions occasions) {
        this.factors = factors;
        this.forms = forms;
        this.occasions = occasions;
    }

    /**
     * What an app is to be given.
     *
     * @param uri the same, as apps read it from a picture
     */
    record TotpSecretDocument(String secret, String uri) {

        /** Encoders tell a debugging log what they encode. */
        @Override
        public String toString() {
            return "TotpSecretDocument[...]";
        }
    }

    /** What helps when the app is lost; shown once. */
    record RecoveryCodesDocument(List<String> recoveryCodes) {

        /** Encoders tell a debugging log what they encode. */
        @Override
        public String toString() {
            return "RecoveryCodesDocument[...]";
        }
    }

    @PostMapping(path = "/me/totp", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<TotpSecretDocument>> begin(@RequestBody byte[] body, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = caller.account();
        var password = forms.currentPassword(body);
        return occasions
                .of(request)
                .flatMap(occasion -> factors.begin(account, password, occasion))
                .map(outcome -> switch (outcome) {
                    case Outcome.Begun(var secret, var uri) ->
                        PersonalAnswers.created().body(new TotpSecretDocument(secret.text(), uri));
                    default -> throw refusal(outcome);
                });
    }

    @PostMapping(path = "/me/totp/confirm", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<RecoveryCodesDocument>> confirm(
            @RequestBody byte[] body, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = caller.account();
        var session = caller.ownSession();
        var code = forms.code(body);
        return occasions
                .of(request)
                .flatMap(occasion -> factors.confirm(account, code, session, occasion))
                .map(SecondFactorController::codes);
    }

    @PostMapping(path = "/me/totp/disable", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> disable(@RequestBody byte[] body, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = caller.account();
        var password = forms.currentPassword(body);
        return occasions
                .of(request)
                .flatMap(occasion -> factors.disable(account, password, occasion))
                .map(outcome -> switch (outcome) {
                    case Outcome.SwitchedOff() -> PersonalAnswers.noContent().build();
                    default -> throw refusal(outcome);
                });
    }

    @PostMapping(path = "/me/recovery-codes", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<RecoveryCodesDocument>> renewRecoveryCodes(
            @RequestBody byte[] body, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = caller.account();
        var password = forms.currentPassword(body);
        return occasions
                .of(request)
                .flatMap(occasion -> factors.renewRecoveryCodes(account, password, occasion))
                .map(SecondFactorController::codes);
    }

    @DeleteMapping("/users/{id}/second-factor")
    Mono<ResponseEntity<Void>> takeOff(@PathVariable String id, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = UserController.account(id);
        return occasions
                .of(request)
                .flatMap(occasion -> factors.takeOff(account, caller.actor(), occasion))
                .filter(taken -> taken)
                .map(_ -> PersonalAnswers.noContent().<Void>build())
                .switchIfEmpty(Mono.error(Addresses::notFound));
    }

    private static ResponseEntity<RecoveryCodesDocument> codes(Outcome outcome) {
        return switch (outcome) {
            case Outcome.CodesGiven(var codes) ->
                PersonalAnswers.ok()
                        .body(new RecoveryCodesDocument(
                                codes.stream().map(RecoveryCode::value).toList()));
            default -> throw refusal(outcome);
        };
    }

    private static RuntimeException refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.WrongPassword() -> AccountRefusals.wrongPassword();
            case Outcome.WrongCode() -> AccountRefusals.wrongCode();
            case Outcome.AlreadyOn() -> AccountRefusals.secondFactorIsOn();
            case Outcome.NothingThere() -> AccountRefusals.noSecondFactor();
            case Outcome.SessionEnded() -> AccountRefusals.sessionEnded();
            case Outcome.Begun _, Outcome.CodesGiven _, Outcome.SwitchedOff() ->
                new IllegalStateException("not an outcome of this: " + outcome);
        };
    }
}
