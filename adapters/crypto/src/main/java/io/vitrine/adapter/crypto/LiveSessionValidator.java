package io.vitrine.adapter.crypto;

import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.token.Revocations;
import java.util.UUID;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** Refuses the tokens of sessions that have ended. A token of no session has none that could end. */
final class LiveSessionValidator implements OAuth2TokenValidator<Jwt> {
    private static final OAuth2TokenValidatorResult ENDED = refusal("The session has ended");
    private static final OAuth2TokenValidatorResult NO_SESSION = refusal("The sid claim names no session");

    private final Revocations revocations;

    LiveSessionValidator(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var claim = token.getClaims().get(JwtAccessTokens.SESSION);
        return claim == null ? OAuth2TokenValidatorResult.success() : validate(claim);
    }

    private OAuth2TokenValidatorResult validate(Object claim) {
        if (!(claim instanceof String text)) {
            return NO_SESSION;
        }
        try {
            var session = new SessionId(UUID.fromString(text));
            return revocations.isRevoked(session) ? ENDED : OAuth2TokenValidatorResult.success();
        } catch (IllegalArgumentException _) {
            return NO_SESSION;
        }
    }

    private static OAuth2TokenValidatorResult refusal(String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, null));
    }
}
