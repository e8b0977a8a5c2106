package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.limit.KeyDigests;
import io.vitrine.domain.limit.KeyDigestsContract;
import org.junit.jupiter.api.Test;

class HmacKeyDigestsTest extends KeyDigestsContract {

    private static final String SECRET = "a secret of the server, 32 bytes long";

    @Override
    protected KeyDigests digests() {
        return new HmacKeyDigests(new ServerSecret(SECRET));
    }

    @Test
    void another_secret_makes_other_digests() {
        var others = new HmacKeyDigests(new ServerSecret(SECRET.replace('a', 'o')));

        assertThat(others.of(CLIENT)).isNotEqualTo(digests().of(CLIENT));
    }
}
