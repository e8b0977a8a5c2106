package io.vitrine.domain.token;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.Registration;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the contracts of accounts, refresh tokens and the audit log begin with. */
public abstract class AccessContract {
    protected static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");
    protected static final Actor ROOT = new Actor("root");
    protected static final PasswordHash HASH = new PasswordHash("$2a$12$first");
    protected static final PasswordHash OTHER_HASH = new PasswordHash("$2a$12$second");
    protected static final TokenLifetimes LIFETIMES = TokenLifetimes.USUAL;
    protected static final Origin HOME = new Origin("203.0.113.0/24", "Firefox");
    protected static final Origin OFFICE = new Origin("2001:db8:1::/48", "Safari");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    protected final Identifiers identifiers = new SequentialIdentifiers();
    protected final TokenSecrets secrets = new PlainTokenSecrets();

    protected abstract Accounts accounts();

    protected abstract RefreshTokens tokens();

    protected abstract AuditLog audit();

    /** A session with its first token. */
    protected record Login(SessionId session, AccountId account, RefreshToken token) {}

    protected static Occasion occasion() {
        return occasion(NOW);
    }

    protected static Occasion occasion(Instant at) {
        return new Occasion(at, HOME, "request-1");
    }

    protected static Occasion after(Duration duration) {
        return occasion(NOW.plus(duration));
    }

    protected Account account(String address, Role... roles) {
        return new Account(
                new AccountId(identifiers.next()), new EmailAddress(address), Set.of(roles), null, null, NOW);
    }

    protected Account registered(String address, Role... roles) {
        var account = account(address, roles);
        assertThat(result(accounts().register(account, HASH, occasion())))
                .isEqualTo(new Registration.Registered(account));
        return account;
    }

    protected Session session(Account account) {
        return session(account, NOW.plus(LIFETIMES.family()));
    }

    protected Session session(Account account, Instant endsAt) {
        return new Session(new SessionId(identifiers.next()), account.id(), HOME, NOW, NOW, endsAt);
    }

    protected Login loggedIn(Account account) {
        return loggedIn(session(account));
    }

    protected Login loggedIn(Session session) {
        var first = secrets.next();
        result(tokens().begin(session, HASH, first.digest(), LIFETIMES.expiryOfToken(NOW, session.endsAt())));
        return new Login(session.id(), session.account(), first);
    }

    protected Successor successor(RefreshToken next, RefreshToken presented) {
        return new Successor(next.digest(), secrets.seal(next, presented));
    }

    protected Mono<Rotation> presenting(RefreshToken token, Occasion occasion) {
        return tokens().present(token.digest(), successor(secrets.next(), token), occasion);
    }

    protected Rotation presented(RefreshToken token, Occasion occasion) {
        return result(presenting(token, occasion));
    }

    /** The successor that a token gets when it is presented. */
    protected RefreshToken refreshed(RefreshToken token, Occasion occasion) {
        var next = secrets.next();
        assertThat(result(tokens().present(token.digest(), successor(next, token), occasion)))
                .isInstanceOf(Rotation.Rotated.class);
        return next;
    }

    protected List<SessionId> sessionsOf(AccountId account, Instant now) {
        return results(tokens().sessions(account, now).map(Session::id));
    }

    protected List<AuditEvent> events(AuditEvent.Type type) {
        return results(audit().records(AuditInquiry.EVERYTHING)).reversed().stream()
                .map(AuditRecord::event)
                .filter(event -> event.type() == type)
                .toList();
    }

    protected void assertThatTheLogIsIntact() {
        assertThat(result(audit().verify())).isInstanceOf(AuditLog.Verification.Intact.class);
    }

    /** The results of the same work, done so many times at once. */
    protected static <T> List<T> atOnce(int times, Mono<T> work) {
        return atOnce(IntStream.range(0, times).mapToObj(_ -> work).toList());
    }

    protected static <T> List<T> atOnce(List<Mono<T>> works) {
        return results(Flux.fromIterable(works).flatMap(work -> work.subscribeOn(Schedulers.parallel()), works.size()));
    }

    protected static <T> T result(Mono<T> work) {
        return requireNonNull(work.block(PATIENCE));
    }

    protected static void done(Mono<Void> work) {
        work.block(PATIENCE);
    }

    protected static <T> List<T> results(Flux<T> work) {
        return requireNonNull(work.collectList().block(PATIENCE));
    }

    protected static boolean isEmpty(Mono<?> work) {
        return !result(work.hasElement());
    }
}
