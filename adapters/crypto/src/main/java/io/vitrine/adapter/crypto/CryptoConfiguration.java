package io.vitrine.adapter.crypto;

import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.domain.account.MailedTokens;
import io.vitrine.domain.account.PasswordHasher;
import io.vitrine.domain.account.PasswordPolicy;
import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.factor.FactorSecrets;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.limit.KeyDigests;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.token.AccessTokens;
import io.vitrine.domain.token.Revocations;
import io.vitrine.domain.token.TokenSecrets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder.BCryptVersion;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/**
 * Makes identifiers, cursors, tokens and their decoder, and what passwords need. Wants an {@link InstantSource}, the {@link
 * Revocations}, the {@link Incidents} and a {@link MeterRegistry}.
 */
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
    KeyRing keyRing(Secrets secrets) {
        return new KeyRing(secrets.signingKeys());
    }

    @Bean
    KeyFileWatch keyFileWatch(Secrets secrets, KeyRing ring, ApplicationEventPublisher events, Incidents incidents) {
        return secrets.watchOver(ring, events, incidents);
    }

    @Bean
    TokenSecrets tokenSecrets(Secrets secrets) {
        return new SealedTokenSecrets(secrets.serverSecret(), secureRandom());
    }

    @Bean
    FactorSecrets factorSecrets(Secrets secrets) {
        return new SealedFactorSecrets(secrets.serverSecret(), secureRandom());
    }

    @Bean
    MailedTokens mailedTokens() {
        return new RandomMailedTokens(secureRandom());
    }

    @Bean
    Cursors cursors(Secrets secrets) {
        return new HmacCursors(secrets.serverSecret());
    }

    @Bean
    KeyDigests keyDigests(Secrets secrets) {
        return new HmacKeyDigests(secrets.serverSecret());
    }

    @Bean
    NativeCurve nativeCurve() {
        return NativeCurve.ofThisMachine();
    }

    @Bean
    AccessTokens accessTokens(
            KeyRing ring, NativeCurve curve, CryptoSettings settings, Identifiers identifiers, InstantSource clock) {
        return new JwtAccessTokens(ring, curve, settings.tokens(), identifiers, clock);
    }

    @Bean
    ReactiveJwtDecoder accessTokenDecoder(
            KeyRing ring, NativeCurve curve, CryptoSettings settings, Revocations revocations, InstantSource clock) {
        return new JwtAccessTokenDecoder(ring, curve, settings.tokens(), revocations, clock);
    }

    @Bean
    HashingPool hashingPool(CryptoSettings settings, MeterRegistry meters) {
        return new HashingPool(
                settings.passwords().threads(), settings.passwords().waiting(), meters);
    }

    @Bean
    PasswordHasher passwordHasher(HashingPool pool, CryptoSettings settings) {
        var cost = settings.passwords().cost();
        var bcrypt = new BCryptPasswordEncoder(BCryptVersion.$2B, cost, secureRandom());
        return new BcryptPasswordHasher(bcrypt, cost, pool);
    }

    @Bean
    PasswordPolicy passwordPolicy() {
        return new PasswordPolicy(new WellKnownPasswords());
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
