package io.vitrine.adapter.crypto;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.token.AccessToken;
import io.vitrine.domain.token.AccessTokens;
import io.vitrine.domain.token.Bearer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
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

    /** The session whose end makes the token worthless (OpenID Connect Front-Channel Logout, section 3). */
    static final String SESSION = "sid";

    private final KeyRing ring;
    private final CryptoSettings.Tokens settings;
    private final Identifiers identifiers;
    private final InstantSource clock;

    /** Made anew when the keys have changed; it does not matter if two do that at the same time. */
    private volatile Signer signer;

    JwtAccessTokens(KeyRing ring, CryptoSettings.Tokens settings, Identifiers identifiers, InstantSource clock) {
        this.ring = ring;
        this.settings = settings;
        this.identifiers = identifiers;
        this.clock = clock;
        this.signer = Signer.of(ring.keys());
    }

    /** What signs with the first of these keys. */
    private record Signer(SigningKeys keys, JwtEncoder encoder, JwsHeader header) {
        static Signer of(SigningKeys keys) {
            var encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.signing())));
            var header = JwsHeader.with(SignatureAlgorithm.ES256)
                    .type(TYPE)
                    .keyId(keys.signing().getKeyID())
                    .build();
            return new Signer(keys, encoder, header);
        }

        String sign(JwtClaimsSet claims) {
            return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
        }
    }

    @Override
    public AccessToken issue(Bearer bearer, Duration lifetime) {
        var claims = claims(bearer.account().toString(), bearer.roles(), lifetime)
                .claim(SESSION, bearer.session().toString());
        return signed(claims.build());
    }

    @Override
    public AccessToken issue(Actor subject, Set<Role> roles, Duration lifetime) {
        return signed(claims(subject.id(), roles, lifetime).build());
    }

    private JwtClaimsSet.Builder claims(String subject, Set<Role> roles, Duration lifetime) {
        var issuedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return JwtClaimsSet.builder()
                .issuer(settings.issuer())
                .audience(List.of(settings.audience()))
                .subject(subject)
                .issuedAt(issuedAt)
                .expiresAt(issuedAt.plus(lifetime).truncatedTo(ChronoUnit.SECONDS))
                .id(identifiers.next().toString())
                .claim(ROLES, roles.stream().sorted().map(Role::text).toList());
    }

    private AccessToken signed(JwtClaimsSet claims) {
        var value = currentSigner().sign(claims);
        return new AccessToken(value, Objects.requireNonNull(claims.getExpiresAt()));
    }

    private Signer currentSigner() {
        var keys = ring.keys();
        var known = signer;
        if (known.keys() != keys) {
            known = Signer.of(keys);
            signer = known;
        }
        return known;
    }
}
