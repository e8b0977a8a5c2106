package io.vitrine.bootstrap;

import io.vitrine.domain.token.TokenLifetimes;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How accounts and sessions are.
 *
 * @param onlyVerified whether an address has to be verified before its owner can sign in
 * @param accessTokenFor how long an access token lives
 * @param refreshTokenFor how long a refresh token lives that nobody uses
 * @param sessionFor how long a session lasts, however often it is refreshed
 * @param graceFor how long a spent refresh token gets its successor again
 * @param codeIssuer who asks for the codes of a second factor, as authenticator apps show it; without a colon, which apps cut at
 */
@Validated
@ConfigurationProperties("vitrine.accounts")
record AccountSettings(
        @DefaultValue("false") boolean onlyVerified,
        @DefaultValue("15m") @NotNull Duration accessTokenFor,
        @DefaultValue("7d") @NotNull Duration refreshTokenFor,
        @DefaultValue("90d") @NotNull Duration sessionFor,
        @DefaultValue("10s") @NotNull Duration graceFor,

        @DefaultValue("Vitrine") @NotBlank @Pattern(regexp = "[^:]*")
        String codeIssuer) {

    TokenLifetimes lifetimes() {
        return new TokenLifetimes(accessTokenFor, refreshTokenFor, sessionFor, graceFor);
    }
}
