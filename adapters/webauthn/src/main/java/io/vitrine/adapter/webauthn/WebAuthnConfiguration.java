package io.vitrine.adapter.webauthn;

import io.vitrine.domain.passkey.PasskeyCeremonies;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Makes the ceremonies of passkeys. In production it wants to be told whom they are for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasskeySettings.class)
public class WebAuthnConfiguration {

    @Bean
    PasskeyCeremonies passkeyCeremonies(PasskeySettings settings, Environment environment) {
        var pages = new Pages(settings);
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            pages.requireReal();
        }
        return new WebAuthnCeremonies(settings, pages, secureRandom());
    }

    /** One that computes and, unlike the platform's default, never reads a device on the thread that asks. */
    private static SecureRandom secureRandom() {
        try {
            var random = SecureRandom.getInstance("DRBG");
            // Its seed is read when it is first used: here, and not by the first request.
            random.nextBytes(new byte[1]);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has DRBG", e);
        }
    }
}
