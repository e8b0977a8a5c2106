package io.vitrine.adapter.web.account;

import io.vitrine.domain.token.RefreshToken;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The cookie that holds a refresh token: no script reads it, no page of somebody else sends it, and nothing but tokens is at its path. */
final class RefreshCookie {

    /** The prefix makes browsers refuse it from whoever does not come by TLS. RFC 6265bis, section 4.1.3.1. */
    static final String NAME = "__Secure-refresh-token";

    private static final String PATH = "/api/v1/auth";

    private RefreshCookie() {}

    static String holding(RefreshToken token, Duration lifetime) {
        return cookie(token.value(), lifetime);
    }

    /** Makes the browser forget it. */
    static String cleared() {
        return cookie("", Duration.ZERO);
    }

    /** What a request has in it. */
    static Optional<String> in(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(NAME)).map(HttpCookie::getValue);
    }

    private static String cookie(String value, Duration lifetime) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(true)
                .sameSite("Strict")
                .path(PATH)
                .maxAge(lifetime)
                .build()
                .toString();
    }
}
