package io.vitrine.adapter.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Keys, tokens and passwords. A start that is not for production makes the secret and the keys when they are empty, and keeps them.
 *
 * @param secret what cursors, refresh tokens and the secrets of second factors are sealed with ({@code VITRINE_SECRET}): at least 32 bytes,
 *     the same on every instance
 * @param data the folder for what a local start keeps ({@code VITRINE_DATA})
 */
@Validated
@ConfigurationProperties("vitrine")
public record CryptoSettings(
        @DefaultValue("") String secret,
        @DefaultValue(".vitrine") Path data,
        @DefaultValue @Valid Tokens tokens,
        @DefaultValue @Valid Passwords passwords) {

    /**
     * Access tokens.
     *
     * @param issuer who issues them ({@code VITRINE_TOKENS_ISSUER})
     * @param audience whom they are for ({@code VITRINE_TOKENS_AUDIENCE})
     * @param keys the keys on the curve P-256 that sign and verify ({@code VITRINE_TOKENS_KEYS}): PEM blocks (PKCS #8), a
     *     JWK, a JWK set, or the path of a file with one of these; the first signs, all verify. A file is looked at every two
     *     seconds. To replace a key: add the new one at the end; when every instance knows it, move it to the front; when the
     *     last token of the old one has expired, remove that
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

    /**
     * The hashing of passwords.
     *
     * @param cost how much work one hash is ({@code VITRINE_PASSWORDS_COST}): each step doubles it.
     *     Older hashes are replaced as their owners log in
     * @param threads how many are hashed at the same time ({@code VITRINE_PASSWORDS_THREADS}); 0 is half of the processors
     * @param waiting how many more may wait ({@code VITRINE_PASSWORDS_WAITING}); the next one is refused at once
     */
    public record Passwords(
            @DefaultValue("12") @Min(10) @Max(16) int cost,
            @DefaultValue("0") @Min(1) @Max(256) int threads,
            @DefaultValue("32") @Min(1) @Max(10_000) int waiting) {
        public Passwords {
            if (threads == 0) {
                threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
            }
        }
    }

    @Override
    public String toString() {
        return "CryptoSettings[data=" + data + ", tokens=" + tokens + ", passwords=" + passwords + "]";
    }
}
