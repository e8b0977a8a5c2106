package io.vitrine.adapter.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Keys and tokens. A start that is not for production makes the secret and the keys when they are empty, and keeps them.
 *
 * @param secret what cursors are sealed with ({@code VITRINE_SECRET}): at least 32 bytes, the same on every instance
 * @param data the folder for what a local start keeps ({@code VITRINE_DATA})
 */
@Validated
@ConfigurationProperties("vitrine")
public record CryptoSettings(
        @DefaultValue("") String secret,
        @DefaultValue(".vitrine") Path data,
        @DefaultValue @Valid Tokens tokens) {

    /**
     * Access tokens.
     *
     * @param issuer who issues them ({@code VITRINE_TOKENS_ISSUER})
     * @param audience whom they are for ({@code VITRINE_TOKENS_AUDIENCE})
     * @param keys the keys on the curve P-256 that sign and verify ({@code VITRINE_TOKENS_KEYS}): PEM blocks (PKCS #8), a
     *     JWK, a JWK set, or the path of a file with one of these; the first signs, all verify
     */
    public record Tokens(
            @DefaultValue("http://localhost:3003") @NotBlank String issuer,
            @DefaultValue("vitrine") @NotBlank String audience,
            @DefaultValue("") String keys) {
        @Override
        public String toString() {
            return "Tokens[issuer=" + issuer + ", audience=" + audience + "]";
        }
    }

    @Override
    public String toString() {
        return "CryptoSettings[data=" + data + ", tokens=" + tokens + "]";
    }
}
