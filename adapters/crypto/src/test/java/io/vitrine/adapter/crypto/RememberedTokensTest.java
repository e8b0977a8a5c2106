package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import reactor.test.StepVerifier;

/** A token that was verified before is believed no more than one that comes for the first time. */
class RememberedTokensTest {
    private static final ECKey KEY = Tokens.newKey();
    private static final ECKey SUCCESSOR = Tokens.newKey();
    private static final SessionId SESSION = new SessionId(UUID.fromString("0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11"));

    private final AtomicReference<Instant> time = new AtomicReference<>(Tokens.NOW);
    private final KeyRing ring = new KeyRing(new SigningKeys(List.of(KEY)));
    private final FakeRevocations revocations = new FakeRevocations();
    private final JwtAccessTokenDecoder decoder =
            new JwtAccessTokenDecoder(ring, NativeCurve.ofThisMachine(), Tokens.SETTINGS, revocations, time::get);
    private final Tokens good = Tokens.of(KEY).claim("sid", SESSION.toString());

    @Test
    void a_valid_token_is_remembered_once_and_reads_the_same_again() {
        var token = good.signedBy(KEY);

        var first = decoder.decode(token).block();
        var second = decoder.decode(token).block();

        assertThat(second)
                .usingRecursiveComparison()
                .ignoringFields("tokenValue")
                .isEqualTo(first);
        assertThat(decoder.decode(token).block()).isSameAs(second);
        assertThat(decoder.remembered()).isOne();
    }

    @Test
    void of_a_remembered_token_only_its_digest_is_held() {
        var token = good.signedBy(KEY);

        decoder.decode(token).block();

        StepVerifier.create(decoder.decode(token))
                .assertNext(jwt -> assertThat(jwt.getTokenValue())
                        .isEqualTo(SecretDigest.of(token).sha256()))
                .verifyComplete();
    }

    @Test
    void a_refused_token_is_not_remembered() {
        revocations.revoked(SESSION);

        assertRefused(good.signedBy(KEY), "session has ended");
        assertRefused(good.claim("sid", null).claim("aud", List.of("another")).signedBy(KEY), "aud");
        assertForged(good.claim("sid", null).signedBy(SUCCESSOR));

        assertThat(decoder.remembered()).isZero();
    }

    @Test
    void a_remembered_token_expires() {
        var token = good.signedBy(KEY);
        assertAccepted(token);

        time.set(Tokens.NOW.plusSeconds(900 + 29));
        assertAccepted(token);
        time.set(Tokens.NOW.plusSeconds(900 + 31));

        assertRefused(token, "expired");
    }

    @Test
    void a_remembered_token_is_not_valid_before_its_time_when_the_clock_jumps_back() {
        var token = good.signedBy(KEY);
        assertAccepted(token);

        time.set(Tokens.NOW.minusSeconds(31));

        assertRefused(token, "iat");
    }

    @Test
    void the_tokens_of_a_session_that_ends_are_refused_at_once() {
        var remembered = good.signedBy(KEY);
        assertAccepted(remembered);

        revocations.revoked(SESSION);

        assertRefused(remembered, "session has ended");
        assertRefused(good.claim("jti", "another").signedBy(KEY), "session has ended");
    }

    @Test
    void the_tokens_of_other_sessions_and_of_none_live_on() {
        var ofNone = good.claim("sid", null).signedBy(KEY);
        var ofAnother = good.claim("sid", new UUID(1, 2).toString()).signedBy(KEY);

        revocations.revoked(SESSION);

        assertAccepted(ofNone);
        assertAccepted(ofNone);
        assertAccepted(ofAnother);
        assertAccepted(ofAnother);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ana", "0199b7a2-5c1e-7a40-9d3b"})
    void a_session_that_is_none_is_refused(String sid) {
        assertRefused(good.claim("sid", sid).signedBy(KEY), "sid");
    }

    @Test
    void a_session_of_another_type_is_refused() {
        assertRefused(good.claim("sid", List.of(SESSION.toString())).signedBy(KEY), "sid");
        assertRefused(good.claim("sid", 7).signedBy(KEY), "sid");
    }

    @Test
    void tokens_in_use_are_accepted_while_their_key_is_replaced() {
        var old = good.signedBy(KEY);
        assertAccepted(old);

        ring.replaceBy(new SigningKeys(List.of(KEY, SUCCESSOR)));
        assertAccepted(old);
        ring.replaceBy(new SigningKeys(List.of(SUCCESSOR, KEY)));

        assertAccepted(old);
        assertAccepted(good.claim("jti", "not seen before").signedBy(KEY));
        assertAccepted(Tokens.of(SUCCESSOR).signedBy(SUCCESSOR));
    }

    @Test
    void a_remembered_token_of_a_key_that_was_removed_is_refused() {
        var old = good.signedBy(KEY);
        assertAccepted(old);

        ring.replaceBy(new SigningKeys(List.of(SUCCESSOR)));

        assertForged(old);
    }

    @Test
    void a_remembered_token_that_is_altered_is_another_one() {
        assertAccepted(good.signedBy(KEY));
        var signature = good.signedBy(KEY);

        assertForged(good.claim("roles", List.of("admin")).text() + signature.substring(signature.lastIndexOf('.')));
    }

    private void assertAccepted(String token) {
        StepVerifier.create(decoder.decode(token))
                .assertNext(jwt -> assertThat(jwt.getSubject()).isEqualTo("ana"))
                .verifyComplete();
    }

    private void assertRefused(String token, String reason) {
        StepVerifier.create(decoder.decode(token))
                .verifyErrorSatisfies(refusal -> assertThat(refusal)
                        .isInstanceOfSatisfying(
                                JwtValidationException.class,
                                invalid -> assertThat(invalid.getErrors())
                                        .anySatisfy(error -> assertThat(error.getDescription())
                                                .contains(reason))));
    }

    private void assertForged(String token) {
        StepVerifier.create(decoder.decode(token)).verifyError(BadJwtException.class);
    }
}
