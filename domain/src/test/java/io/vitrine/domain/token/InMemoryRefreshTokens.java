package io.vitrine.domain.token;

import static java.util.Comparator.comparing;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.Quotas;
import io.vitrine.domain.limit.TestQuotas;
import io.vitrine.domain.passkey.InMemoryPasskeys;
import io.vitrine.domain.passkey.PasskeyId;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refresh tokens in memory, of {@link InMemoryAccounts}, under whose monitor they change. */
public final class InMemoryRefreshTokens implements RefreshTokens, InMemoryAccounts.Sessions {
    private final Map<SessionId, Family> families = new HashMap<>();
    private final Map<SecretDigest, Token> tokens = new HashMap<>();
    private final InMemoryAccounts accounts;
    private final InMemoryAuditLog audit;
    private final TokenLifetimes lifetimes;
    private final Quotas quotas;
    private @Nullable InMemoryPasskeys passkeys;

    public InMemoryRefreshTokens(InMemoryAccounts accounts, InMemoryAuditLog audit, TokenLifetimes lifetimes) {
        this(accounts, audit, lifetimes, TestQuotas.AMPLE);
    }

    public InMemoryRefreshTokens(
            InMemoryAccounts accounts, InMemoryAuditLog audit, TokenLifetimes lifetimes, Quotas quotas) {
        this.quotas = quotas;
        this.accounts = accounts;
        this.audit = audit;
        this.lifetimes = lifetimes;
        accounts.haveSessions(this);
    }

    /** The passkeys that may begin sessions. */
    public void havePasskeys(InMemoryPasskeys those) {
        synchronized (accounts) {
            passkeys = those;
        }
    }

    private record Family(Session session, @Nullable Instant endedAt) {
        boolean isAlive(Instant now) {
            return endedAt == null && now.isBefore(session.endsAt());
        }

        Family endedAt(Instant at) {
            return new Family(session, at);
        }

        Family usedAt(Instant at, Origin origin) {
            var usedAt = at.isBefore(session.usedAt()) ? session.usedAt() : at;
            return new Family(
                    new Session(session.id(), session.account(), origin, session.startedAt(), usedAt, session.endsAt()),
                    endedAt);
        }
    }

    /** @param sealed what is kept of the token itself, until it is used */
    private record Token(
            SessionId family,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable SealedToken sealed,
            @Nullable Instant rotatedAt,
            @Nullable SecretDigest successor) {

        Token spent(Instant at, SecretDigest next) {
            return new Token(family, issuedAt, expiresAt, null, at, next);
        }
    }

    private <T> Mono<T> alone(Supplier<Optional<T>> work) {
        return Mono.defer(() -> {
            synchronized (accounts) {
                return Mono.justOrEmpty(work.get());
            }
        });
    }

    @Override
    public Mono<Bearer> begin(Session session, PasswordHash checked, SecretDigest first, Instant expiresAt) {
        return alone(() -> accounts.find(session.account())
                .filter(it -> it.passwordHash().equals(checked))
                .flatMap(it -> begun(session, it.account(), first, expiresAt)));
    }

    @Override
    public Mono<Bearer> begin(Session session, PasskeyId proven, SecretDigest first, Instant expiresAt) {
        return alone(() -> accounts.find(session.account())
                .filter(it -> passkeys != null && passkeys.has(it.account().id(), proven))
                .flatMap(it -> begun(session, it.account(), first, expiresAt)));
    }

    private Optional<Bearer> begun(Session session, Account account, SecretDigest first, Instant expiresAt) {
        if (account.isLocked()) {
            return Optional.empty();
        }
        families.put(session.id(), new Family(session, null));
        tokens.put(first, new Token(session.id(), session.startedAt(), expiresAt, null, null, null));
        return Optional.of(bearer(session, account));
    }

    private static Bearer bearer(Session session, Account account) {
        return new Bearer(account.id(), session.id(), account.roles());
    }

    @Override
    public Mono<Rotation> present(SecretDigest presented, Successor successor, Occasion occasion) {
        return alone(() -> Optional.of(Optional.ofNullable(tokens.get(presented))
                .map(token -> presented(presented, token, successor, occasion))
                .orElseGet(Rotation.Refused::new)));
    }

    private Rotation presented(SecretDigest presented, Token token, Successor successor, Occasion occasion) {
        var now = occasion.at();
        var family = family(token);
        var account = accounts.find(family.session().account()).orElseThrow().account();
        var bearer = bearer(family.session(), account);
        var alive = family.isAlive(now) && !account.isLocked();
        return switch (state(token, alive).presented(now, lifetimes)) {
            case ROTATE -> {
                var counted = counted(token.family(), bearer, now);
                if (counted instanceof Decision.Exceeded exceeded) {
                    yield new Rotation.Throttled(bearer, exceeded);
                }
                var expiresAt = lifetimes.expiryOfToken(now, family.session().endsAt());
                tokens.put(presented, token.spent(now, successor.digest()));
                tokens.put(
                        successor.digest(), new Token(token.family(), now, expiresAt, successor.sealed(), null, null));
                families.put(token.family(), family.usedAt(now, occasion.origin()));
                yield new Rotation.Rotated(bearer, expiresAt, (Decision.Allowed) counted);
            }
            case REPEAT ->
                successorOf(token)
                        .filter(next -> next.sealed() != null)
                        .<Rotation>map(next -> new Rotation.Repeated(
                                bearer, sealed(next), next.expiresAt(), left(token.family(), bearer, now)))
                        .orElseGet(Rotation.Refused::new);
            case END_FAMILY -> {
                families.put(token.family(), family.endedAt(now));
                audit.append(SessionEvents.reuseDetected(bearer, occasion));
                yield new Rotation.Reused(bearer);
            }
            case REFUSE -> new Rotation.Refused();
        };
    }

    private Decision counted(SessionId family, Bearer bearer, Instant now) {
        var quota = quotas.of(Policy.API, bearer.roles());
        var recent = recent(family, quota, now);
        return quota.decide(recent.size(), recent.isEmpty() ? now : recent.getFirst(), now);
    }

    private Decision.Allowed left(SessionId family, Bearer bearer, Instant now) {
        var quota = quotas.of(Policy.API, bearer.roles());
        var recent = recent(family, quota, now);
        return quota.left(recent.size(), recent.isEmpty() ? now : recent.getFirst(), now);
    }

    /** When there were refreshes within the quota's window, in order. The first token of a session is none. */
    private List<Instant> recent(SessionId family, Quota quota, Instant now) {
        var startedAt = Optional.ofNullable(families.get(family))
                .orElseThrow()
                .session()
                .startedAt();
        return tokens.values().stream()
                .filter(it -> it.family().equals(family))
                .map(Token::issuedAt)
                .filter(at -> at.isAfter(startedAt) && at.isAfter(now.minus(quota.window())))
                .sorted()
                .toList();
    }

    private static SealedToken sealed(Token token) {
        return Optional.ofNullable(token.sealed()).orElseThrow();
    }

    private Family family(Token token) {
        return Optional.ofNullable(families.get(token.family())).orElseThrow();
    }

    private Optional<Token> successorOf(Token token) {
        return Optional.ofNullable(token.successor()).map(tokens::get);
    }

    private RefreshTokenState state(Token token, boolean alive) {
        if (!alive) {
            return new RefreshTokenState.Dead();
        }
        return token.rotatedAt() == null
                ? new RefreshTokenState.Active(token.expiresAt())
                : new RefreshTokenState.Rotated(
                        token.rotatedAt(),
                        successorOf(token)
                                .filter(next -> next.rotatedAt() == null)
                                .isPresent());
    }

    @Override
    public Mono<SessionId> end(SecretDigest token, Occasion occasion) {
        return alone(() -> Optional.ofNullable(tokens.get(token))
                .map(it -> family(it).session())
                .filter(session -> ended(session.account(), session.id(), occasion.at()))
                .map(session -> {
                    audit.append(SessionEvents.loggedOut(session.account(), session.id(), occasion));
                    return session.id();
                }));
    }

    @Override
    public Mono<SessionId> end(AccountId account, SessionId session, Occasion occasion) {
        return alone(() -> Optional.of(session)
                .filter(it -> ended(account, it, occasion.at()))
                .map(it -> {
                    audit.append(SessionEvents.revoked(account, it, occasion));
                    return it;
                }));
    }

    @Override
    public Flux<SessionId> endAll(AccountId account, Optional<SessionId> except, Occasion occasion) {
        return alone(() -> {
                    var ended = ended(account, except, occasion.at());
                    ended.forEach(it -> audit.append(SessionEvents.revoked(account, it, occasion)));
                    return Optional.of(ended);
                })
                .flatMapIterable(ended -> ended);
    }

    @Override
    public void endAll(AccountId account, Optional<SessionId> except, Instant at) {
        ended(account, except, at);
    }

    private List<SessionId> ended(AccountId account, Optional<SessionId> except, Instant at) {
        var ended = new ArrayList<SessionId>();
        for (var session : List.copyOf(families.keySet())) {
            if (!except.equals(Optional.of(session)) && ended(account, session, at)) {
                ended.add(session);
            }
        }
        return ended;
    }

    private boolean ended(AccountId account, SessionId session, Instant at) {
        var alive = isAlive(account, session, at);
        if (alive) {
            families.computeIfPresent(session, (_, family) -> family.endedAt(at));
        }
        return alive;
    }

    @Override
    public boolean isAlive(AccountId account, SessionId session, Instant at) {
        var family = families.get(session);
        return family != null && family.session().account().equals(account) && family.isAlive(at);
    }

    @Override
    public Flux<Session> sessions(AccountId account, Instant now) {
        return alone(() -> Optional.of(tokens.values().stream()
                        .filter(it -> it.rotatedAt() == null && now.isBefore(it.expiresAt()))
                        .map(this::family)
                        .filter(it -> it.session().account().equals(account) && it.isAlive(now))
                        .map(Family::session)
                        .sorted(comparing(Session::usedAt)
                                .thenComparing(it -> it.id().value())
                                .reversed())
                        .toList()))
                .flatMapIterable(sessions -> sessions);
    }

    @Override
    public Flux<SessionId> endedSince(Instant since) {
        return alone(() -> Optional.of(families.values().stream()
                        .filter(it -> it.endedAt() != null && !it.endedAt().isBefore(since))
                        .map(it -> it.session().id())
                        .toList()))
                .flatMapIterable(ended -> ended);
    }

    /** Forgets what is too old, and says how much that was. */
    public long forgetAt(Instant now) {
        synchronized (accounts) {
            var over = now.minus(Session.REMEMBERED);
            return removed(
                            tokens.values(),
                            it -> it.rotatedAt() != null && it.expiresAt().isBefore(now))
                    + removed(families.values(), it -> isOver(it, over));
        }
    }

    private boolean isOver(Family family, Instant before) {
        return family.session().endsAt().isBefore(before)
                || family.endedAt() != null && family.endedAt().isBefore(before)
                || tokens.values().stream()
                        .anyMatch(it -> it.family().equals(family.session().id())
                                && it.rotatedAt() == null
                                && it.expiresAt().isBefore(before));
    }

    private interface Condition<T> {
        boolean holdsFor(T value);
    }

    private <T> long removed(Collection<T> values, Condition<T> condition) {
        var before = values.size();
        values.removeIf(condition::holdsFor);
        tokens.values().removeIf(it -> !families.containsKey(it.family()));
        return before - values.size();
    }
}
