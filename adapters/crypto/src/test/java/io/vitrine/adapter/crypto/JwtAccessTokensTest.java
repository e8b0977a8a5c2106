package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.token.Bearer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class JwtAccessTokensTest {
    private static final ECKey KEY = Tokens.newKey();
    private static final UUID ID = UUID.fromString("0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11");
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final KeyRing ring = new KeyRing(new SigningKeys(List.of(KEY, Tokens.newKey())));
    private final InstantSource clock = InstantSource.fixed(Tokens.NOW.plusMillis(999));
    private final JwtAccessTokens tokens =
            new JwtAccessTokens(ring, NativeCurve.ofThisMachine(), Tokens.SETTINGS, () -> ID, clock);

    @Test
    void a_token_is_a_jwt_after_rfc_9068() throws Exception {
        var token = tokens.issue(new Actor("ana"), Set.of(Role.EDITOR, Role.USER), LIFETIME);

        var jwt = SignedJWT.parse(token.value());
        assertThat(jwt.getHeader().toJSONObject())
                .containsOnly(
                        entry("alg", "ES256"),
                        entry("typ", "at+jwt"),
                        entry("kid", KEY.computeThumbprint().toString()));
        assertThat(jwt.getJWTClaimsSet().toJSONObject())
                .containsOnly(
                        entry("iss", "https://shop.example"),
                        entry("aud", "vitrine"),
                        entry("sub", "ana"),
                        entry("iat", Tokens.NOW.getEpochSecond()),
                        entry("exp", Tokens.NOW.getEpochSecond() + 900),
                        entry("jti", ID.toString()),
                        entry("roles", List.of("user", "editor")));
    }

    @Test
    void a_token_of_a_session_names_the_account_and_the_session() throws Exception {
        var bearer = new Bearer(new AccountId(new UUID(1, 2)), new SessionId(new UUID(3, 4)), Set.of(Role.ADMIN));

        var claims = SignedJWT.parse(tokens.issue(bearer, LIFETIME).value()).getJWTClaimsSet();

        assertThat(claims.toJSONObject())
                .containsOnly(
                        entry("iss", "https://shop.example"),
                        entry("aud", "vitrine"),
                        entry("sub", new UUID(1, 2).toString()),
                        entry("sid", new UUID(3, 4).toString()),
                        entry("iat", Tokens.NOW.getEpochSecond()),
                        entry("exp", Tokens.NOW.getEpochSecond() + 900),
                        entry("jti", ID.toString()),
                        entry("roles", List.of("admin")));
    }

    @Test
    void the_next_token_is_signed_with_the_first_key_of_a_new_set() throws Exception {
        var successor = Tokens.newKey();
        var before = tokens.issue(new Actor("ana"), Set.of(), LIFETIME);

        ring.replaceBy(new SigningKeys(List.of(successor, KEY)));
        var after = tokens.issue(new Actor("ana"), Set.of(), LIFETIME);

        assertThat(SignedJWT.parse(before.value()).getHeader().getKeyID()).isEqualTo(KEY.getKeyID());
        assertThat(SignedJWT.parse(after.value()).getHeader().getKeyID()).isEqualTo(successor.getKeyID());
        assertThat(SignedJWT.parse(after.value()).verify(new ECDSAVerifier(successor.toECPublicKey())))
                .isTrue();
    }

    @Test
    void a_token_tells_when_it_ends() {
        var token = tokens.issue(new Actor("ana"), Set.of(Role.EDITOR), LIFETIME);

        assertThat(token.expiresAt()).isEqualTo(Tokens.NOW.plus(LIFETIME));
    }

    @Test
    void our_own_decoder_reads_what_was_issued() {
        var token = tokens.issue(new Actor("ana"), Set.of(Role.EDITOR), LIFETIME);

        StepVerifier.create(new JwtAccessTokenDecoder(
                                ring, NativeCurve.ofThisMachine(), Tokens.SETTINGS, new FakeRevocations(), clock)
                        .decode(token.value()))
                .assertNext(jwt -> assertThat(jwt.getSubject()).isEqualTo("ana"))
                .verifyComplete();
    }

    private static Map.Entry<String, Object> entry(String name, Object value) {
        return Map.entry(name, value);
    }
}
