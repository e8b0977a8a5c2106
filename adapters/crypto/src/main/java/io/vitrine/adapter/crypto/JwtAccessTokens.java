package io.vitrine.adapter.crypto;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.token.AccessToken;
import io.vitrine.domain.token.AccessTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Access tokens as JWTs after RFC 9068, signed with ES256. */
final class JwtAccessTokens implements AccessTokens {
    /** The media type of access tokens in the header (RFC 9068, section 2.1). */
    static final String TYPE = "at+jwt";

    static final String ROLES = "roles";

    private final JwtEncoder encoder;
    private final JwsHeader header;
    private final CryptoSettings.Tokens settings;
    private final Identifiers identifiers;
    private final InstantSource clock;

    JwtAccessTokens(SigningKeys keys, CryptoSettings.Tokens settings, Identifiers identifiers, InstantSource clock) {
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.signing())));
        this.header = JwsHeader.with(SignatureAlgorithm.ES256)
                .type(TYPE)
                .keyId(keys.signing().getKeyID())
                .build();
        this.settings = settings;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    public AccessToken issue(Actor subject, Set<Role> roles, Duration lifetime) {
        var issuedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = issuedAt.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var claims = JwtClaimsSet.builder()
                .issuer(settings.issuer())
                .audience(List.of(settings.audience()))
                .subject(subject.id())
                .issuedAt(issuedAt)
                .expiresAt(expiresAt)
                .id(identifiers.next().toString())
                .claim(ROLES, roles.stream().sorted().map(Role::text).toList())
                .build();
        var jwt = encoder.encode(JwtEncoderParameters.from(header, claims));
        return new AccessToken(jwt.getTokenValue(), expiresAt);
    }
}
