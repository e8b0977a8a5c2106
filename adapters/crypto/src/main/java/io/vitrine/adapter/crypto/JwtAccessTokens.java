package io.vitrine.adapter.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jwt.JWTClaimNames;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.token.AccessToken;
import io.vitrine.domain.token.AccessTokens;
import io.vitrine.domain.token.Bearer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Access tokens as JWTs after RFC 9068, signed with ES256. */
final class JwtAccessTokens implements AccessTokens {
    /** The media type of access tokens in the header (RFC 9068, section 2.1). */
    static final String TYPE = "at+jwt";

    static final String ROLES = "roles";

    /** The session whose end makes the token worthless (OpenID Connect Front-Channel Logout, section 3). */
    static final String SESSION = "sid";

    private final KeyRing ring;
    private final NativeCurve curve;
    private final CryptoSettings.Tokens settings;
    private final Identifiers identifiers;
    private final InstantSource clock;

    /** Made anew when the keys have changed; it does not matter if two do that at the same time. */
    private volatile Signer signer;

    JwtAccessTokens(
            KeyRing ring,
            NativeCurve curve,
            CryptoSettings.Tokens settings,
            Identifiers identifiers,
            InstantSource clock) {
        this.ring = ring;
        this.curve = curve;
        this.settings = settings;
        this.identifiers = identifiers;
        this.clock = clock;
        this.signer = Signer.of(ring.keys(), curve);
    }

    /** What signs with the first of these keys. */
    private record Signer(SigningKeys keys, JWSSigner signer, JWSHeader header) {
        static Signer of(SigningKeys keys, NativeCurve curve) {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType(TYPE))
                    .keyID(keys.signing().getKeyID())
                    .build();
            return new Signer(keys, curve.signer(keys.signing()), header);
        }

        String sign(JWTClaimsSet claims) {
            var jwt = new SignedJWT(header, claims);
            try {
                jwt.sign(signer);
            } catch (JOSEException e) {
                throw new IllegalStateException("A key that could sign does not", e);
            }
            return jwt.serialize();
        }
    }

    @Override
    public AccessToken issue(Bearer bearer, Duration lifetime) {
        return signed(
                bearer.account().toString(),
                bearer.roles(),
                lifetime,
                claims -> claims.claim(SESSION, bearer.session().toString()));
    }

    @Override
    public AccessToken issue(Actor subject, Set<Role> roles, Duration lifetime) {
        return signed(subject.id(), roles, lifetime, claims -> claims);
    }

    private AccessToken signed(
            String subject, Set<Role> roles, Duration lifetime, UnaryOperator<JWTClaimsSet.Builder> more) {
        var issuedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = issuedAt.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(subject)
                .claim(JWTClaimNames.ISSUED_AT, issuedAt.getEpochSecond())
                .claim(JWTClaimNames.EXPIRATION_TIME, expiresAt.getEpochSecond())
                .jwtID(identifiers.next().toString())
                .claim(ROLES, roles.stream().sorted().map(Role::text).toList());
        return new AccessToken(currentSigner().sign(more.apply(claims).build()), expiresAt);
    }

    private Signer currentSigner() {
        var keys = ring.keys();
        var known = signer;
        if (known.keys() != keys) {
            known = Signer.of(keys, curve);
            signer = known;
        }
        return known;
    }
}
