package io.vitrine.adapter.crypto;

import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.token.AccessTokens;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Makes identifiers, cursors, access tokens and their decoder. Wants a {@link InstantSource}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CryptoSettings.class)
public class CryptoConfiguration {

    @Bean
    Identifiers identifiers(InstantSource clock) {
        return new UuidV7Identifiers(clock, secureRandom());
    }

    @Bean
    Secrets secrets(CryptoSettings settings, Environment environment) {
        return new Secrets(settings, environment.acceptsProfiles(Profiles.of("production")), secureRandom());
    }

    @Bean
    SigningKeys signingKeys(Secrets secrets) {
        return secrets.signingKeys();
    }

    @Bean
    Cursors cursors(Secrets secrets) {
        return new HmacCursors(secrets.serverSecret());
    }

    @Bean
    AccessTokens accessTokens(SigningKeys keys, CryptoSettings settings, Identifiers identifiers, InstantSource clock) {
        return new JwtAccessTokens(keys, settings.tokens(), identifiers, clock);
    }

    @Bean
    ReactiveJwtDecoder accessTokenDecoder(SigningKeys keys, CryptoSettings settings, InstantSource clock) {
        return new JwtAccessTokenDecoder(keys, settings.tokens(), clock);
    }

    /** One that computes and, unlike the platform's default, never reads a device on the thread that asks. */
    private static SecureRandom secureRandom() {
        try {
            return SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has DRBG", e);
        }
    }
}
