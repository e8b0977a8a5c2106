package io.vitrine.adapter.web.account;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.catalogue.Addresses;
import io.vitrine.adapter.web.json.Timestamps;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.account.ManageAccounts;
import io.vitrine.application.factor.ManageSecondFactor;
import io.vitrine.application.session.EndSessions;
import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.factor.SecondFactor;
import io.vitrine.domain.token.Session;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows people their own account, and their sessions. */
@RestController
@RequestMapping(path = "/api/v1/me", produces = APPLICATION_JSON_VALUE)
final class MeController {

    private final ManageAccounts accounts;
    private final ManageSecondFactor factors;
    private final EndSessions sessions;
    private final Occasions occasions;

    MeController(ManageAccounts accounts, ManageSecondFactor factors, EndSessions sessions, Occasions occasions) {
        this.accounts = accounts;
        this.factors = factors;
        this.sessions = sessions;
        this.occasions = occasions;
    }

    /** An account as its owner sees it. */
    record Me(
            String id,
            String email,
            List<String> roles,
            boolean emailVerified,
            SecondFactorStatus secondFactor,
            String createdAt) {

        static Me of(Account account, SecondFactor factor) {
            return new Me(
                    account.id().toString(),
                    account.email().value(),
                    User.names(account.roles()),
                    account.isVerified(),
                    SecondFactorStatus.of(factor),
                    Timestamps.text(account.createdAt()));
        }

        /** Encoders tell a debugging log what they encode; an address stands in no log. */
        @Override
        public String toString() {
            return "Me[id=" + id + "]";
        }
    }

    /**
     * The second factor of an account.
     *
     * @param totp whether a code of an app is asked for
     */
    record SecondFactorStatus(boolean totp, int recoveryCodesLeft) {

        static SecondFactorStatus of(SecondFactor factor) {
            return switch (factor) {
                case SecondFactor.On(var left) -> new SecondFactorStatus(true, left);
                case SecondFactor.Begun _, SecondFactor.Off() -> new SecondFactorStatus(false, 0);
            };
        }
    }

    /** The sessions of an account, the last used first. */
    record SessionList(List<OwnSession> items) {}

    /**
     * A session as the owner of its account sees it.
     *
     * @param current whether the call belongs to it
     * @param addressPrefix the network that it was last used from
     */
    record OwnSession(
            String id,
            boolean current,
            String userAgent,
            String addressPrefix,
            String startedAt,
            String lastUsedAt,
            String endsAt) {

        static OwnSession of(Session session, Caller caller) {
            return new OwnSession(
                    session.id().toString(),
                    caller.session().filter(session.id()::equals).isPresent(),
                    session.origin().userAgent(),
                    session.origin().addressPrefix(),
                    Timestamps.text(session.startedAt()),
                    Timestamps.text(session.usedAt()),
                    Timestamps.text(session.endsAt()));
        }
    }

    @GetMapping
    Mono<ResponseEntity<Me>> me(Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return accounts.byId(caller.account())
                .switchIfEmpty(Mono.error(Caller::withoutAccount))
                .zipWith(factors.of(caller.account()), Me::of)
                .map(me -> PersonalAnswers.ok().body(me));
    }

    @GetMapping("/sessions")
    Mono<ResponseEntity<SessionList>> sessions(Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = caller.account();
        return occasions
                .of(request)
                .flatMapMany(occasion -> sessions.sessions(account, occasion))
                .map(session -> OwnSession.of(session, caller))
                .collectList()
                .map(items -> PersonalAnswers.ok().body(new SessionList(items)));
    }

    @DeleteMapping("/sessions/{id}")
    Mono<ResponseEntity<Void>> end(@PathVariable String id, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = caller.account();
        var session = Addresses.read(id, text -> new SessionId(Addresses.uuid(text)));
        return occasions
                .of(request)
                .flatMap(occasion -> sessions.end(account, session, occasion))
                .filter(ended -> ended)
                .map(_ -> PersonalAnswers.noContent().<Void>build())
                .switchIfEmpty(Mono.error(Addresses::notFound));
    }
}
