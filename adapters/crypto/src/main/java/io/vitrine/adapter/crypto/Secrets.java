package io.vitrine.adapter.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.vitrine.domain.incident.Incidents;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/** Where the secrets come from: the settings; where they say nothing, the data folder, but never in production. */
final class Secrets {
    private static final String SECRET = "VITRINE_SECRET";
    private static final String KEYS = "VITRINE_TOKENS_KEYS";

    private final CryptoSettings settings;
    private final boolean production;
    private final SecureRandom random;
    private final DataFolder folder;
    private final SigningKeyReader reader = new SigningKeyReader(KEYS);

    Secrets(CryptoSettings settings, boolean production, SecureRandom random) {
        this.settings = settings;
        this.production = production;
        this.random = random;
        this.folder = new DataFolder(settings.data());
    }

    ServerSecret serverSecret() {
        if (!settings.secret().isBlank()) {
            return new ServerSecret(longEnough(settings.secret()));
        }
        if (production) {
            throw new RefusedSetting(
                    SECRET,
                    "is not set; in production the service does not make its own",
                    "Set " + SECRET + " to the same text of at least " + ServerSecret.LEAST_BYTES
                            + " bytes on every instance; openssl rand -base64 48 prints a good one.");
        }
        return new ServerSecret(folder.keptOrMade("secret", this::newSecret));
    }

    SigningKeys signingKeys() {
        if (!settings.tokens().keys().isBlank()) {
            return reader.read(settings.tokens().keys());
        }
        if (production) {
            throw new RefusedSetting(
                    KEYS, "is not set; in production the service does not make its own keys", SigningKeyReader.REMEDY);
        }
        return reader.read(folder.keptOrMade("signing-key.json", this::newSigningKey));
    }

    /** Looks at the file that the settings name for the keys, if they name one, for as long as the service runs. */
    KeyFileWatch watchOver(KeyRing ring, ApplicationEventPublisher events, Incidents incidents) {
        var keys = settings.tokens().keys();
        return new KeyFileWatch(
                keys.isBlank() ? Optional.empty() : SigningKeyReader.fileIn(keys), reader, ring, events, incidents);
    }

    private static String longEnough(String secret) {
        if (secret.getBytes(StandardCharsets.UTF_8).length < ServerSecret.LEAST_BYTES) {
            throw new RefusedSetting(
                    SECRET,
                    "has fewer than " + ServerSecret.LEAST_BYTES + " bytes",
                    "Set a longer one; openssl rand -base64 48 prints a good one.");
        }
        return secret;
    }

    private String newSecret() {
        var bytes = new byte[48];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String newSigningKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .secureRandom(random)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has the curve P-256", e);
        }
    }
}
