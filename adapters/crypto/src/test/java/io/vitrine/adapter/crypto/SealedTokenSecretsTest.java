package io.vitrine.adapter.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.token.RefreshToken;
import io.vitrine.domain.token.SealedToken;
import java.security.SecureRandom;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class SealedTokenSecretsTest {
    private static final String SECRET = "a secret of the server, 32 bytes long";

    private final SealedTokenSecrets secrets = new SealedTokenSecrets(new ServerSecret(SECRET), new SecureRandom());

    @Property
    void who_presents_the_same_token_again_has_its_successor_opened(
            @ForAll("tokens") RefreshToken successor, @ForAll("tokens") RefreshToken presented) {
        assertThat(secrets.open(secrets.seal(successor, presented), presented)).contains(successor);
    }

    @Property
    void another_token_opens_nothing(@ForAll("tokens") RefreshToken presented, @ForAll("tokens") RefreshToken another) {
        var opened = secrets.open(secrets.seal(secrets.next(), presented), another);

        assertThat(opened.isPresent()).isEqualTo(another.equals(presented));
    }

    @Property
    void a_token_that_differs_in_one_bit_opens_nothing(
            @ForAll @Size(32) byte[] random, @ForAll("masks") byte mask, @ForAll("whereabouts") double whereabouts) {
        var other = random.clone();
        other[(int) (whereabouts * other.length)] ^= mask;
        var sealed = secrets.seal(secrets.next(), RefreshToken.of(random));

        assertThat(secrets.open(sealed, RefreshToken.of(other))).isEmpty();
    }

    @Property
    void a_sealed_token_with_one_altered_byte_opens_to_nothing(
            @ForAll("tokens") RefreshToken presented,
            @ForAll("masks") byte mask,
            @ForAll("whereabouts") double whereabouts) {
        var bytes = secrets.seal(secrets.next(), presented).bytes().clone();
        bytes[(int) (whereabouts * bytes.length)] ^= mask;

        assertThat(secrets.open(new SealedToken(bytes), presented)).isEmpty();
    }

    @Property
    void a_sealed_token_that_was_cut_or_made_longer_opens_to_nothing(
            @ForAll("tokens") RefreshToken presented, @ForAll("lengths") int length) {
        var bytes = secrets.seal(secrets.next(), presented).bytes();

        var opened = secrets.open(new SealedToken(Arrays.copyOf(bytes, length)), presented);

        assertThat(opened.isPresent()).isEqualTo(length == bytes.length);
    }

    @Property
    void what_was_never_sealed_opens_to_nothing(@ForAll byte[] garbage, @ForAll("tokens") RefreshToken presented) {
        assertThat(secrets.open(new SealedToken(garbage), presented)).isEmpty();
    }

    @Example
    void another_server_opens_nothing_and_the_same_secret_elsewhere_does() {
        var presented = secrets.next();
        var successor = secrets.next();
        var sealed = secrets.seal(successor, presented);

        var stranger = new ServerSecret("another secret, it has 32 bytes too");
        var elsewhere = new ServerSecret(SECRET);

        assertThat(new SealedTokenSecrets(stranger, new SecureRandom()).open(sealed, presented))
                .isEmpty();
        assertThat(new SealedTokenSecrets(elsewhere, new SecureRandom()).open(sealed, presented))
                .contains(successor);
    }

    @Example
    void the_same_token_is_sealed_differently_each_time_and_never_shows() {
        var presented = secrets.next();
        var successor = secrets.next();

        var once = secrets.seal(successor, presented);

        assertThat(once).isNotEqualTo(secrets.seal(successor, presented));
        assertThat(new String(once.bytes(), ISO_8859_1))
                .doesNotContain(successor.value().substring(0, 8));
    }

    @Example
    void new_tokens_are_never_the_same() {
        var mailed = new RandomMailedTokens(new SecureRandom());

        assertThat(secrets.next()).isNotEqualTo(secrets.next());
        assertThat(mailed.next()).isNotEqualTo(mailed.next());
    }

    @Provide
    Arbitrary<RefreshToken> tokens() {
        return Arbitraries.bytes().array(byte[].class).ofSize(32).map(RefreshToken::of);
    }

    @Provide
    Arbitrary<Byte> masks() {
        return Arbitraries.bytes().filter(mask -> mask != 0);
    }

    @Provide
    Arbitrary<Double> whereabouts() {
        return Arbitraries.doubles().between(0, true, 1, false);
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(0, 100);
    }
}
