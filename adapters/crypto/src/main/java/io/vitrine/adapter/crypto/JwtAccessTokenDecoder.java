package io.vitrine.adapter.crypto;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
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
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Verifies access tokens as {@link JwtAccessTokens} issues them, and nothing else (RFC 8725, sections 3.1 to 3.11): the
 * algorithm is fixed, the key comes from our own set by its name, and a header that says anything more is refused.
 */
final class JwtAccessTokenDecoder implements ReactiveJwtDecoder {
    /** Ours have about 600 characters; nothing longer is even parsed. */
    private static final int LONGEST = 4_096;

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    /**
     * Nothing that names a key from elsewhere ({@code jku}, {@code jwk}, {@code x5u}, {@code x5c}), and no extension
     * ({@code crit}).
     */
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    private final ReactiveJwtDecoder decoder;

    JwtAccessTokenDecoder(SigningKeys keys, CryptoSettings.Tokens settings, InstantSource clock) {
        var nimbus = NimbusReactiveJwtDecoder.withJwkSource(
                        jwt -> Flux.fromStream(keyFor(jwt.getHeader(), keys).stream()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                // The type is checked where the key is chosen.
                .validateType(false)
                .build();
        nimbus.setJwtValidator(validator(settings, clock));
        this.decoder = nimbus;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return token.length() > LONGEST
                ? Mono.error(() -> new BadJwtException("The token is too long"))
                : decoder.decode(token);
    }

    private static Optional<? extends JWK> keyFor(JWSHeader header, SigningKeys keys) {
        var ours = header.getIncludedParams().equals(HEADER)
                && JwtAccessTokens.TYPE.equals(header.getType().getType());
        return ours ? keys.verifying(header.getKeyID()) : Optional.empty();
    }

    private static OAuth2TokenValidator<Jwt> validator(CryptoSettings.Tokens settings, InstantSource clock) {
        var lifetime = new JwtTimestampValidator(CLOCK_SKEW);
        lifetime.setAllowEmptyExpiryClaim(false);
        lifetime.setClock(clock.withZone(ZoneOffset.UTC));
        return new DelegatingOAuth2TokenValidator<>(
                lifetime,
                new JwtClaimValidator<Instant>(
                        JwtClaimNames.IAT,
                        issuedAt -> issuedAt != null
                                && !issuedAt.isAfter(clock.instant().plus(CLOCK_SKEW))),
                new JwtIssuerValidator(settings.issuer()),
                new JwtAudienceValidator(settings.audience()),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()));
    }
}
