package io.vitrine.adapter.web.account;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.limit.RateLimits;
import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.session.EndSessions;
import io.vitrine.application.session.IssuedTokens;
import io.vitrine.application.session.ProveSecondFactor;
import io.vitrine.application.session.RefreshSession;
import io.vitrine.application.session.RefreshSession.Refresh;
import io.vitrine.application.session.SignIn;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.token.RefreshToken;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Begins sessions, goes on with them and ends them. */
@RestController
@RequestMapping(path = "/api/v1/auth", produces = APPLICATION_JSON_VALUE)
final class SessionController {

    private final SignIn signIn;
    private final ProveSecondFactor proving;
    private final RefreshSession refreshing;
    private final EndSessions ending;
    private final CsrfGuard csrf;
    private final SentForms forms;
    private final RateLimits limits;
    private final Occasions occasions;
    private final AccountCounts counts;

    SessionController(
            SignIn signIn,
            ProveSecondFactor proving,
            RefreshSession refreshing,
            EndSessions ending,
            CsrfGuard csrf,
            SentForms forms,
            RateLimits limits,
            Occasions occasions,
            AccountCounts counts) {
        this.signIn = signIn;
        this.proving = proving;
        this.refreshing = refreshing;
        this.ending = ending;
        this.csrf = csrf;
        this.forms = forms;
        this.limits = limits;
        this.occasions = occasions;
        this.counts = counts;
    }

    /** What a page sends along with calls that rely on the cookie. */
    record CsrfToken(String token, String headerName) {

        /** Encoders tell a debugging log what they encode. */
        @Override
        public String toString() {
            return "CsrfToken[...]";
        }
    }

    /**
     * A refresh token as it was sent.
     *
     * @param token empty where there was none, or what can be none
     * @param delivery how it came, and how the next one is to go
     */
    private record Presented(Optional<RefreshToken> token, Delivery delivery) {}

    @PostMapping(path = "/login", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Tokens>> login(@RequestBody byte[] body, ServerWebExchange exchange) {
        QueryParameters.of(exchange.getRequest()).requireNoMore();
        var form = forms.login(body);
        return Mono.justOrEmpty(form.email())
                .flatMap(address -> limits.countAddress(exchange, Policy.AUTH, address))
                .then(occasions.of(exchange.getRequest()))
                .flatMap(occasion -> signIn.signIn(form.email(), form.password(), occasion)
                        .doOnNext(counts::login)
                        .map(outcome -> switch (outcome) {
                            case SignIn.Outcome.SignedIn(var tokens) -> issued(tokens, form.delivery(), occasion);
                            case SignIn.Outcome.SecondFactorRequired(var challenge, var expiresAt) ->
                                throw AccountRefusals.secondFactorRequired(
                                        challenge, Duration.between(occasion.at(), expiresAt));
                            case SignIn.Outcome.InvalidCredentials() -> throw AccountRefusals.invalidCredentials();
                            case SignIn.Outcome.NotVerified() -> throw AccountRefusals.notVerified();
                        }));
    }

    @PostMapping(path = "/login/second-factor", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Tokens>> secondFactor(@RequestBody byte[] body, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var form = forms.secondFactor(body);
        return occasions
                .of(request)
                .flatMap(occasion -> proving.prove(form.challenge(), form.code(), occasion)
                        .doOnNext(counts::login)
                        .map(outcome -> switch (outcome) {
                            case ProveSecondFactor.Outcome.SignedIn(var tokens) ->
                                issued(tokens, form.delivery(), occasion);
                            case ProveSecondFactor.Outcome.InvalidCredentials() ->
                                throw AccountRefusals.invalidSecondFactor();
                        }));
    }

    @PostMapping(path = "/refresh", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Tokens>> refresh(
            @RequestBody(required = false) byte @Nullable [] body, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        QueryParameters.of(request).requireNoMore();
        return occasions
                .of(request)
                .flatMap(occasion -> presented(body, request, occasion)
                        .flatMap(presented -> refreshed(presented, occasion)
                                .doOnNext(counts::refresh)
                                .delayUntil(refresh -> counted(exchange, refresh))
                                .map(refresh -> answer(refresh, presented, occasion))));
    }

    /** A refresh counts for its session. What is none counts for whoever sent it, so that nobody goes on guessing. */
    private Mono<Void> counted(ServerWebExchange exchange, Refresh refresh) {
        return switch (refresh) {
            case Refresh.Refreshed(var _, var left) -> Mono.fromRunnable(() -> limits.tell(exchange, Policy.API, left));
            case Refresh.Throttled(var counted) -> Mono.fromRunnable(() -> limits.tell(exchange, Policy.API, counted));
            case Refresh.Invalid(), Refresh.Reused(), Refresh.Lost() -> limits.countClient(exchange, Policy.API);
        };
    }

    private static ResponseEntity<Tokens> answer(Refresh refresh, Presented presented, Occasion occasion) {
        return switch (refresh) {
            case Refresh.Refreshed(var tokens, var _) -> issued(tokens, presented.delivery(), occasion);
            case Refresh.Throttled(var counted) -> throw RateLimits.refusal(Policy.API, counted);
            case Refresh.Invalid() -> throw ended(AccountRefusals.invalidRefreshToken(), presented);
            case Refresh.Reused() -> throw ended(AccountRefusals.reusedRefreshToken(), presented);
            // The cookie may hold the successor by now.
            case Refresh.Lost() -> throw AccountRefusals.lostRefreshToken().exception();
        };
    }

    @PostMapping(path = "/logout", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> logout(
            @RequestBody(required = false) byte @Nullable [] body, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return occasions
                .of(request)
                .flatMap(occasion -> presented(body, request, occasion)
                        .flatMap(presented -> Mono.justOrEmpty(presented.token())
                                .flatMap(token -> ending.signOut(token, occasion))
                                .then(Mono.fromSupplier(() -> signedOut(presented.delivery())))));
    }

    @PostMapping("/logout-all")
    Mono<ResponseEntity<Void>> logoutAll(Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = caller.account();
        return occasions
                .of(request)
                .flatMap(occasion -> ending.endAll(account, occasion))
                .then(Mono.fromSupplier(() -> PersonalAnswers.noContent().build()));
    }

    @GetMapping("/csrf")
    Mono<ResponseEntity<CsrfToken>> csrf(ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return Mono.fromSupplier(() -> {
            var token = csrf.token(request);
            return PersonalAnswers.ok()
                    .header(HttpHeaders.SET_COOKIE, CsrfGuard.cookie(token))
                    .body(new CsrfToken(token, CsrfGuard.HEADER));
        });
    }

    /** The refresh token of a request: in its body, or, where it has none, in its cookie, which has to be of a page of ours then. */
    private Mono<Presented> presented(byte @Nullable [] body, ServerHttpRequest request, Occasion occasion) {
        if (body != null && body.length > 0) {
            return Mono.just(new Presented(forms.refreshToken(body), Delivery.BODY));
        }
        return RefreshCookie.in(request)
                .map(sent -> csrf.check(request, occasion)
                        .thenReturn(new Presented(RefreshToken.sent(sent), Delivery.COOKIE)))
                .orElseGet(() -> Mono.just(new Presented(Optional.empty(), Delivery.BODY)));
    }

    private Mono<Refresh> refreshed(Presented presented, Occasion occasion) {
        return Mono.justOrEmpty(presented.token())
                .flatMap(token -> refreshing.refresh(token, occasion))
                .switchIfEmpty(Mono.fromSupplier(Refresh.Invalid::new));
    }

    static ResponseEntity<Tokens> issued(IssuedTokens tokens, Delivery delivery, Occasion occasion) {
        var answer = PersonalAnswers.ok();
        if (delivery == Delivery.COOKIE) {
            var lifetime = Duration.between(occasion.at(), tokens.refreshExpiresAt());
            answer.header(HttpHeaders.SET_COOKIE, RefreshCookie.holding(tokens.refresh(), lifetime));
        }
        return answer.body(Tokens.of(tokens, delivery, occasion.at()));
    }

    /** A cookie is cleared only where nobody can go on with what may be in it. */
    private static RuntimeException ended(Problem problem, Presented presented) {
        return (presented.delivery() == Delivery.COOKIE
                        ? problem.withHeader(HttpHeaders.SET_COOKIE, RefreshCookie.cleared())
                        : problem)
                .exception();
    }

    private static ResponseEntity<Void> signedOut(Delivery delivery) {
        var answer = PersonalAnswers.noContent();
        if (delivery == Delivery.COOKIE) {
            answer.header(HttpHeaders.SET_COOKIE, RefreshCookie.cleared(), CsrfGuard.cleared());
        }
        return answer.build();
    }
}
