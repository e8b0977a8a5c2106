package io.vitrine.adapter.web.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.application.session.IssuedTokens;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a client of a session holds from now on. RFC 6749, section 5.1, in the names of this API.
 *
 * @param expiresIn seconds
 * @param refreshToken absent where it is in a cookie
 * @param refreshExpiresIn seconds
 */
record Tokens(
        String tokenType,
        String accessToken,
        long expiresIn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refreshToken,
        long refreshExpiresIn,
        String sessionId) {

    static Tokens of(IssuedTokens tokens, Delivery delivery, Instant now) {
        return new Tokens(
                "Bearer",
                tokens.access().value(),
                Duration.between(now, tokens.access().expiresAt()).toSeconds(),
                delivery == Delivery.BODY ? tokens.refresh().value() : null,
                Duration.between(now, tokens.refreshExpiresAt()).toSeconds(),
                tokens.session().toString());
    }

    /** Encoders tell a debugging log what they encode. */
    @Override
    public String toString() {
        return "Tokens[sessionId=" + sessionId + "]";
    }
}
