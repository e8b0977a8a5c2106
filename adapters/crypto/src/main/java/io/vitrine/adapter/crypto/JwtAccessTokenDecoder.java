package io.vitrine.adapter.crypto;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import io.vitrine.domain.token.Revocations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Verifies access tokens as {@link JwtAccessTokens} issues them, and nothing else (RFC 8725, sections 3.1 to 3.11): the
 * algorithm is fixed, the key comes from our own set by its name, and a header that says anything more is refused. A token that was
 * right once is remembered. Whether its key is still one of ours, whether it is its time, and whether its session has ended, is
 * checked each time. A remembered token is the same object each time, and holds its digest instead of itself.
 */
final class JwtAccessTokenDecoder implements ReactiveJwtDecoder {
    /** Ours have about 600 characters; nothing longer is even parsed. */
    private static final int LONGEST = 4_096;

    private static final String KEY_NAME = "kid";

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    /**
     * Nothing that names a key from elsewhere ({@code jku}, {@code jwk}, {@code x5u}, {@code x5c}), and no extension
     * ({@code crit}).
     */
    private static final Set<String> HEADER = Set.of("alg", KEY_NAME, "typ");

    private final KeyRing ring;
    private final OAuth2TokenValidator<Jwt> stillValid;
    private final ReactiveJwtDecoder decoder;
    private final VerifiedTokens verified;

    JwtAccessTokenDecoder(
            KeyRing ring,
            NativeCurve curve,
            CryptoSettings.Tokens settings,
            Revocations revocations,
            InstantSource clock) {
        this.ring = ring;
        this.stillValid = stillValid(revocations, clock);
        this.decoder = decoder(ring, curve, new DelegatingOAuth2TokenValidator<>(meantForUs(settings), stillValid));
        this.verified = new VerifiedTokens(clock, CLOCK_SKEW, Ticker.systemTicker());
    }

    private static ReactiveJwtDecoder decoder(KeyRing ring, NativeCurve curve, OAuth2TokenValidator<Jwt> validator) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(
                        jwt -> Flux.fromStream(keyFor(jwt.getHeader(), ring.keys()).stream()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                // The type is checked where the key is chosen.
                .validateType(false)
                .jwtProcessorCustomizer(processor -> processor.setJWSVerifierFactory(curve.verifiers()))
                .build();
        decoder.setJwtValidator(validator);
        return decoder;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return token.length() > LONGEST
                ? Mono.error(() -> new BadJwtException("The token is too long"))
                : Mono.defer(() -> remembered(token).map(this::validated).orElseGet(() -> verify(token)));
    }

    private Optional<Jwt> remembered(String token) {
        return verified.find(token).filter(this::isKeyStillOurs);
    }

    private boolean isKeyStillOurs(Jwt jwt) {
        return jwt.getHeaders().get(KEY_NAME) instanceof String name
                && ring.keys().verifying(name).isPresent();
    }

    private Mono<Jwt> validated(Jwt jwt) {
        var result = stillValid.validate(jwt);
        return result.hasErrors()
                ? Mono.error(() -> new JwtValidationException("The token is not valid any more", result.getErrors()))
                : Mono.just(jwt);
    }

    private Mono<Jwt> verify(String token) {
        return decoder.decode(token).doOnNext(verified::remember);
    }

    /** How many tokens are remembered. */
    long remembered() {
        return verified.size();
    }

    private static Optional<? extends JWK> keyFor(JWSHeader header, SigningKeys keys) {
        var ours = header.getIncludedParams().equals(HEADER)
                && JwtAccessTokens.TYPE.equals(header.getType().getType());
        return ours ? keys.verifying(header.getKeyID()) : Optional.empty();
    }

    /** What is true of a token for ever, or never. */
    private static OAuth2TokenValidator<Jwt> meantForUs(CryptoSettings.Tokens settings) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(settings.issuer()),
                new JwtAudienceValidator(settings.audience()),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()));
    }

    /** What may be true of a token at one time and not at another. */
    private static OAuth2TokenValidator<Jwt> stillValid(Revocations revocations, InstantSource clock) {
        var lifetime = new JwtTimestampValidator(CLOCK_SKEW);
        lifetime.setAllowEmptyExpiryClaim(false);
        lifetime.setClock(clock.withZone(ZoneOffset.UTC));
        return new DelegatingOAuth2TokenValidator<>(
                lifetime,
                new JwtClaimValidator<Instant>(
                        JwtClaimNames.IAT,
                        issuedAt -> issuedAt != null
                                && !issuedAt.isAfter(clock.instant().plus(CLOCK_SKEW))),
                new LiveSessionValidator(revocations));
    }
}
