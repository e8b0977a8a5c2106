package io.vitrine.adapter.web;

import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Tokens that anybody can read and nobody should trust: {@code ana~editor}. */
final class PlainTokens implements ReactiveJwtDecoder {

    /** A token whose time is over. */
    static final String EXPIRED = "expired";

    static String of(String subject, String... roles) {
        return subject + "~" + String.join("~", roles);
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
        return Mono.just(Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject(parts.getFirst())
                .claim("roles", parts.subList(1, parts.size()))
                .expiresAt(Instant.MAX)
                .build());
    }
}
