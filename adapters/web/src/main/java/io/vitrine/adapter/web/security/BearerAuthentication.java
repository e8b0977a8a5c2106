package io.vitrine.adapter.web.security;

import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.InvalidValue;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

/** Makes out of a verified token who calls and with which roles. RFC 9068, section 2.2. */
final class BearerAuthentication implements Converter<Jwt, Mono<AbstractAuthenticationToken>> {

    private static final String ROLES = "roles";

    @Override
    public Mono<AbstractAuthenticationToken> convert(Jwt token) {
        return Mono.fromSupplier(() -> new JwtAuthenticationToken(token, Authorities.of(roles(token)), subject(token)));
    }

    static List<String> roles(Jwt token) {
        return token.getClaim(ROLES) instanceof List<?> roles
                ? roles.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    static String subject(Jwt token) {
        try {
            return new Actor(token.getClaims().get(JwtClaimNames.SUB) instanceof String subject ? subject : "").id();
        } catch (InvalidValue refused) {
            throw new InvalidBearerTokenException("The token names no subject", refused);
        }
    }
}
