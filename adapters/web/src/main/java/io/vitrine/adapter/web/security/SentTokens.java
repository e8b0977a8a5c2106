package io.vitrine.adapter.web.security;

import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Finds the access token that a request was sent with (RFC 6750, section 2.1). Where somebody comes for tokens, or for the keys they are
 * verified with, none is looked at: a client that sends an old one along must still be able to get a new one. Nor is it where somebody
 * finds out whether this instance lives: no token should have it restarted.
 */
final class SentTokens implements ServerAuthenticationConverter {

    private static final PathPattern AUTHENTICATION = PathPatternParser.defaultInstance.parse("/api/v1/auth/**");
    private static final PathPattern KEYS = PathPatternParser.defaultInstance.parse("/.well-known/**");
    private static final PathPattern LIFE = PathPatternParser.defaultInstance.parse("/api/v1/live");
    private static final PathPattern READINESS = PathPatternParser.defaultInstance.parse("/api/v1/ready");
    private static final PathPattern FOR_WHO_IS_IN = PathPatternParser.defaultInstance.parse("/api/v1/auth/logout-all");

    private final ServerAuthenticationConverter tokens = new ServerBearerTokenAuthenticationConverter();

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return isLookedAt(exchange.getRequest().getPath().pathWithinApplication())
                ? tokens.convert(exchange)
                : Mono.empty();
    }

    private static boolean isLookedAt(PathContainer path) {
        return FOR_WHO_IS_IN.matches(path)
                || List.of(AUTHENTICATION, KEYS, LIFE, READINESS).stream().noneMatch(pattern -> pattern.matches(path));
    }
}
