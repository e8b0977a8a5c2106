package io.vitrine.adapter.web.security;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.InvalidValue;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Finds out who reads, as far as that is easily said. */
public final class Readers {

    /** RFC 6750, section 2.1. */
    private static final String BEARER = "Bearer ";

    private final ReactiveJwtDecoder decoder;

    Readers(ReactiveJwtDecoder decoder) {
        this.decoder = decoder;
    }

    /**
     * Who reads with this token.
     *
     * @param authorization the header with it
     * @return empty for a token that is no good, or of somebody who sees more than others; that is for the usual way to say
     */
    public Mono<Reader> of(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? decoder.decode(authorization.substring(BEARER.length()))
                        .mapNotNull(token -> reader(token).orElse(null))
                        .onErrorComplete(Readers::isRefusal)
                : Mono.empty();
    }

    private static Optional<Reader> reader(Jwt token) {
        var roles = Authorities.held(BearerAuthentication.roles(token));
        return roles.contains(Role.EDITOR)
                ? Optional.empty()
                : Optional.of(new Reader(Optional.of(BearerAuthentication.subject(token)), roles));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof JwtException
                || failure instanceof AuthenticationException
                || failure instanceof InvalidValue;
    }
}
