package io.vitrine.adapter.webauthn;

import com.webauthn4j.data.client.Origin;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The pages that may ask for passkeys. What browsers would not take is refused when the service starts, and not when somebody wants to
 * come in: WebAuthn level 3, section 5.1.3, and section 4, RP ID.
 */
final class Pages {

    private static final String RELYING_PARTY = "vitrine.passkeys.relying-party";
    private static final String ORIGINS = "vitrine.passkeys.origins";

    private final PasskeySettings settings;

    Pages(PasskeySettings settings) {
        this.settings = settings;
        settings.origins().forEach(this::check);
    }

    Set<Origin> origins() {
        return settings.origins().stream().map(Origin::new).collect(Collectors.toUnmodifiableSet());
    }

    private void check(String text) {
        var origin = parsed(text);
        var host = origin.getHost();
        if (host == null || !text.equals(origin.getScheme() + "://" + origin.getAuthority())) {
            throw refused(text, "An origin is a scheme and a host, perhaps with a port: https://shop.example");
        }
        if (!origin.getScheme().equals("https") && !host.equals(PasskeySettings.LOCAL)) {
            throw refused(text, "Browsers have passkeys for pages that come by https only, but for those of localhost");
        }
        if (!host.equals(settings.relyingParty()) && !host.endsWith("." + settings.relyingParty())) {
            throw refused(
                    text,
                    "It is neither of the domain '%s' nor below it: set VITRINE_PASSKEYS_RELYINGPARTY"
                            .formatted(settings.relyingParty()));
        }
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            throw refused(text, "An origin is an address: https://shop.example");
        }
    }

    /** A passkey of a developer's machine would be of no use to anybody else. */
    void requireReal() {
        if (settings.relyingParty().equals(PasskeySettings.LOCAL)) {
            throw new InvalidConfigurationPropertyValueException(
                    RELYING_PARTY,
                    settings.relyingParty(),
                    "In production passkeys are for a domain and its pages: set VITRINE_PASSKEYS_RELYINGPARTY and"
                            + " VITRINE_PASSKEYS_ORIGINS, or leave VITRINE_PASSKEYS_ENABLED at false");
        }
    }

    private static InvalidConfigurationPropertyValueException refused(String origin, String reason) {
        return new InvalidConfigurationPropertyValueException(ORIGINS, origin, reason);
    }
}
