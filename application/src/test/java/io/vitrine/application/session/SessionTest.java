package io.vitrine.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.application.limit.LimitRequests;
import io.vitrine.application.session.RefreshSession.Refresh;
import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.account.KeptLetters;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PlainHasher;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.factor.InMemorySecondFactors;
import io.vitrine.domain.factor.PlainFactorSecrets;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.limit.InMemoryExceededLimits;
import io.vitrine.domain.limit.InMemoryRateLimiter;
import io.vitrine.domain.limit.PlainKeyDigests;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import io.vitrine.domain.token.PlainAccessTokens;
import io.vitrine.domain.token.PlainTokenSecrets;
import io.vitrine.domain.token.RefreshToken;
import io.vitrine.domain.token.Revocations;
import io.vitrine.domain.token.TokenLifetimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Signing in, going on, and being caught with a stolen token. */
class SessionTest {

    private static final EmailAddress ANA = new EmailAddress("ana@example.org");
    private static final Password PASSWORD = new Password("plum velvet harbour kite");
    private static final Password WRONG = new Password("slate orchard comet river");
    private static final TokenLifetimes LIFETIMES = TokenLifetimes.USUAL;

    private final Instant start = Instant.parse("2026-11-24T10:00:00Z");
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryAccounts accounts = new InMemoryAccounts(audit);
    private final InMemoryRefreshTokens tokens = new InMemoryRefreshTokens(accounts, audit, LIFETIMES);
    private final PlainTokenSecrets secrets = new PlainTokenSecrets();
    private final PlainAccessTokens accessTokens = new PlainAccessTokens(Clock.fixed(start, ZoneOffset.UTC));
    private final PlainHasher hasher = new PlainHasher();
    private final KeptLetters letters = new KeptLetters();
    private final KnownRevocations revocations = new KnownRevocations();
    private final SequentialIdentifiers identifiers = new SequentialIdentifiers();
    private final AccountId id = new AccountId(identifiers.next());
    private final LimitRequests limits = new LimitRequests(
            Optional.empty(),
            new InMemoryRateLimiter(Clock.fixed(start, ZoneOffset.UTC)),
            new InMemoryExceededLimits(),
            new PlainKeyDigests(),
            audit);
    private final InMemoryIncidents incidents = new InMemoryIncidents();
    private final RefreshSession refreshing = new RefreshSession(
            tokens, secrets, accessTokens, LIFETIMES, revocations, accounts, letters, limits, audit, incidents);

    private static final class KnownRevocations implements Revocations {
        private final Set<SessionId> revoked = ConcurrentHashMap.newKeySet();

        @Override
        public boolean isRevoked(SessionId session) {
            return revoked.contains(session);
        }

        @Override
        public void revoked(SessionId session) {
            revoked.add(session);
        }
    }

    @BeforeEach
    void ana_is_registered() {
        var account = new Account(id, ANA, Set.of(Role.USER), null, null, start);
        result(hasher.hash(PASSWORD).flatMap(hash -> accounts.register(account, hash, after(Duration.ZERO))));
    }

    @Test
    void whoever_knows_the_password_gets_a_pair_of_tokens() {
        var issued = signedIn();

        assertThat(issued.access().value()).isEqualTo(id + "|user");
        assertThat(issued.refreshExpiresAt()).isEqualTo(start.plus(LIFETIMES.refresh()));
        assertThat(events()).contains(Type.LOGIN);
    }

    @Test
    void an_unknown_address_costs_the_same_work_as_a_wrong_password() {
        assertThat(signIn(false, Optional.of(ANA), WRONG)).isInstanceOf(SignIn.Outcome.InvalidCredentials.class);
        var forWrong = hasher.checks();
        assertThat(signIn(false, Optional.of(new EmailAddress("bob@example.org")), PASSWORD))
                .isInstanceOf(SignIn.Outcome.InvalidCredentials.class);
        var forUnknown = hasher.checks() - forWrong;
        assertThat(signIn(false, Optional.empty(), PASSWORD)).isInstanceOf(SignIn.Outcome.InvalidCredentials.class);

        assertThat(forUnknown).isEqualTo(forWrong);
        assertThat(hasher.checks()).isEqualTo(3 * forWrong);
    }

    @Test
    void a_locked_account_is_refused_like_a_wrong_password() {
        result(accounts.lock(id, new Actor("admin"), after(Duration.ZERO)));

        assertThat(signIn(false, Optional.of(ANA), PASSWORD)).isInstanceOf(SignIn.Outcome.InvalidCredentials.class);
    }

    @Test
    void where_addresses_have_to_be_verified_a_right_password_is_not_enough() {
        assertThat(signIn(true, Optional.of(ANA), PASSWORD)).isInstanceOf(SignIn.Outcome.NotVerified.class);
        assertThat(signIn(true, Optional.of(ANA), WRONG)).isInstanceOf(SignIn.Outcome.InvalidCredentials.class);
    }

    @Test
    void a_lost_answer_is_told_again() {
        var first = signedIn().refresh();

        var successor = refreshed(first, Duration.ofMinutes(1)).refresh();

        assertThat(refreshed(first, Duration.ofMinutes(1).plusSeconds(9)).refresh())
                .isEqualTo(successor);
        assertThat(refreshed(successor, Duration.ofMinutes(2)).refresh()).isNotEqualTo(successor);
    }

    @Test
    void a_spent_token_that_returns_ends_the_session_and_its_owner_is_told() {
        var issued = signedIn();
        var newest = refreshed(issued.refresh(), Duration.ofMinutes(1)).refresh();

        var replay = result(refreshing.refresh(issued.refresh(), after(Duration.ofMinutes(2))));

        assertThat(replay).isInstanceOf(Refresh.Reused.class);
        assertThat(revocations.isRevoked(issued.session())).isTrue();
        assertThat(letters.to(ANA.value())).last().isInstanceOf(Letter.SessionStolen.class);
        assertThat(events()).contains(Type.REUSE_DETECTED);
        assertThat(incidents.reported())
                .singleElement()
                .isInstanceOfSatisfying(
                        Incident.TokenReused.class,
                        reuse -> assertThat(reuse.account()).isEqualTo(id));
        assertThat(result(refreshing.refresh(newest, after(Duration.ofMinutes(3)))))
                .isInstanceOf(Refresh.Invalid.class);
    }

    @Test
    void a_token_that_nobody_used_for_a_week_is_worth_nothing() {
        var first = signedIn().refresh();

        assertThat(result(refreshing.refresh(first, after(LIFETIMES.refresh()))))
                .isInstanceOf(Refresh.Invalid.class);
    }

    private IssuedTokens signedIn() {
        return ((SignIn.Outcome.SignedIn) signIn(false, Optional.of(ANA), PASSWORD)).tokens();
    }

    private SignIn.Outcome signIn(boolean onlyVerified, Optional<EmailAddress> address, Password password) {
        var beginning = new BeginSession(tokens, secrets, accessTokens, LIFETIMES, identifiers, audit);
        var factors = new InMemorySecondFactors(accounts, audit);
        var signIn = new SignIn(accounts, hasher, factors, new PlainFactorSecrets(), beginning, audit, onlyVerified);
        return result(signIn.signIn(address, password, after(Duration.ZERO)));
    }

    private IssuedTokens refreshed(RefreshToken token, Duration later) {
        return ((Refresh.Refreshed) result(refreshing.refresh(token, after(later)))).tokens();
    }

    private Occasion after(Duration time) {
        return new Occasion(start.plus(time), new Origin("203.0.113.0/24", "test"), "request");
    }

    private List<Type> events() {
        return result(audit.records(AuditInquiry.EVERYTHING)
                .map(record -> record.event())
                .map(AuditEvent::type)
                .collectList());
    }

    private static <T> T result(Mono<T> work) {
        return Objects.requireNonNull(work.block(Duration.ofSeconds(10)));
    }
}
