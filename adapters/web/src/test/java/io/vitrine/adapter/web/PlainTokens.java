package io.vitrine.adapter.web;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.token.AccessToken;
import io.vitrine.domain.token.AccessTokens;
import io.vitrine.domain.token.Bearer;
import io.vitrine.domain.token.Revocations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Tokens that anybody can read and nobody should trust: {@code ana~editor}, and with a session {@code ana~editor~sid.0199...}. */
final class PlainTokens implements ReactiveJwtDecoder, AccessTokens, Revocations {

    /** A token whose time is over. */
    static final String EXPIRED = "expired";

    private static final String SESSION = "sid.";

    private final Set<SessionId> revoked = ConcurrentHashMap.newKeySet();
    private final InstantSource clock;

    PlainTokens(InstantSource clock) {
        this.clock = clock;
    }

    static String of(String subject, String... roles) {
        return subject + "~" + String.join("~", roles);
    }

    @Override
    public AccessToken issue(Bearer bearer, Duration lifetime) {
        var parts = names(bearer.roles());
        parts.add(SESSION + bearer.session());
        return token(of(bearer.account().toString(), parts.toArray(String[]::new)), lifetime);
    }

    @Override
    public AccessToken issue(Actor subject, Set<Role> roles, Duration lifetime) {
        return token(of(subject.id(), names(roles).toArray(String[]::new)), lifetime);
    }

    private static List<String> names(Set<Role> roles) {
        return new ArrayList<>(roles.stream().sorted().map(Role::text).toList());
    }

    private AccessToken token(String value, Duration lifetime) {
        return new AccessToken(value, clock.instant().plus(lifetime));
    }

    @Override
    public boolean isRevoked(SessionId session) {
        return revoked.contains(session);
    }

    @Override
    public void revoked(SessionId session) {
        revoked.add(session);
    }

    @Override
    public Mono<Jwt> decode(String token) {
        if (token.equals(EXPIRED)) {
            var error = new OAuth2Error("invalid_token", "Jwt expired at 2026-11-24T10:00:00Z", null);
            return Mono.error(new JwtValidationException("expired", List.of(error)));
        }
        if (!token.contains("~")) {
            return Mono.error(new BadJwtException("forged"));
        }
        var parts = List.of(token.split("~", -1));
        var jwt = Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject(parts.getFirst())
                .claim("roles", parts.subList(1, parts.size()))
                .expiresAt(Instant.MAX);
        return parts.getLast().startsWith(SESSION)
                ? ofSession(parts.getLast().substring(SESSION.length()), jwt)
                : Mono.just(jwt.build());
    }

    private Mono<Jwt> ofSession(String session, Jwt.Builder jwt) {
        return isRevoked(new SessionId(UUID.fromString(session)))
                ? Mono.error(new BadJwtException("revoked"))
                : Mono.just(jwt.claim("sid", session).build());
    }
}
