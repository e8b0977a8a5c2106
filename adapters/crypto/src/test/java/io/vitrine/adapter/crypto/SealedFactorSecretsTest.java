package io.vitrine.adapter.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.factor.FactorSecrets;
import io.vitrine.domain.factor.FactorSecretsContract;
import io.vitrine.domain.factor.SealedSecret;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealedFactorSecretsTest extends FactorSecretsContract {
    private static final String SECRET = "a secret of the server, 32 bytes long";

    private final SealedFactorSecrets secrets = secretsOf(SECRET);

    private static SealedFactorSecrets secretsOf(String serverSecret) {
        return new SealedFactorSecrets(new ServerSecret(serverSecret), new SecureRandom());
    }

    @Override
    protected FactorSecrets secrets() {
        return secrets;
    }

    @Test
    void another_server_opens_nothing_and_the_same_secret_elsewhere_does() {
        var secret = secrets.nextSecret();
        var sealed = secrets.seal(secret, ana);

        assertThat(secretsOf("another secret, it has 32 bytes too").open(sealed, ana))
                .isEmpty();
        assertThat(secretsOf(SECRET).open(sealed, ana)).contains(secret);
    }

    @Test
    void a_sealed_secret_with_one_altered_byte_opens_to_nothing() {
        var sealed = secrets.seal(secrets.nextSecret(), ana);
        for (int index = 0; index < sealed.bytes().length; index++) {
            var altered = sealed.bytes().clone();
            altered[index] ^= 1;

            assertThat(secrets.open(new SealedSecret(altered), ana)).isEmpty();
        }
    }

    @Test
    void a_sealed_secret_that_was_cut_or_made_longer_opens_to_nothing() {
        var bytes = secrets.seal(secrets.nextSecret(), ana).bytes();
        for (int length = 0; length < 2 * bytes.length; length++) {
            var opened = secrets.open(new SealedSecret(Arrays.copyOf(bytes, length)), ana);

            assertThat(opened.isPresent()).isEqualTo(length == bytes.length);
        }
    }

    @Test
    void the_same_secret_is_sealed_differently_each_time_and_never_shows() {
        var secret = secrets.nextSecret();

        var once = secrets.seal(secret, ana);

        assertThat(once).isNotEqualTo(secrets.seal(secret, ana));
        assertThat(new String(once.bytes(), ISO_8859_1)).doesNotContain(new String(secret.bytes(), ISO_8859_1));
    }
}
