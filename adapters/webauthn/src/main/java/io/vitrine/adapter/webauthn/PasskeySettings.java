package io.vitrine.adapter.webauthn;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom passkeys are for. A passkey is bound to the relying party for ever: with another one, everybody has to add theirs again.
 *
 * @param enabled whether there are passkeys; by default everywhere but in the profile {@code production}
 *     ({@code VITRINE_PASSKEYS_ENABLED})
 * @param relyingParty the domain of the pages, or one that it is below of ({@code VITRINE_PASSKEYS_RELYINGPARTY})
 * @param origins the pages that may ask for passkeys, such as {@code https://shop.example} ({@code VITRINE_PASSKEYS_ORIGINS})
 * @param name as browsers show it ({@code VITRINE_PASSKEYS_NAME})
 */
@Validated
@ConfigurationProperties("vitrine.passkeys")
public record PasskeySettings(
        @Nullable Boolean enabled,
        @DefaultValue(PasskeySettings.LOCAL) @NotBlank String relyingParty,
        @DefaultValue("http://localhost:3003") @NotEmpty List<@NotBlank String> origins,
        @DefaultValue("Vitrine") @NotBlank String name) {

    static final String LOCAL = "localhost";
}
