package io.vitrine.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.shared.SecretDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link KeyDigests} promises. */
public abstract class KeyDigestsContract {

    protected static final LimitKey CLIENT = new LimitKey(Policy.API, LimitKey.Of.ADDRESS, "203.0.113.7");

    protected abstract KeyDigests digests();

    @Test
    void a_key_has_one_digest() {
        assertThat(digests().of(CLIENT)).isEqualTo(digests().of(CLIENT));
    }

    @Test
    void different_keys_have_different_digests() {
        var others = List.of(
                new LimitKey(Policy.AUTH, LimitKey.Of.ADDRESS, "203.0.113.7"),
                new LimitKey(Policy.API, LimitKey.Of.ACCOUNT, "203.0.113.7"),
                new LimitKey(Policy.API, LimitKey.Of.ADDRESS, "203.0.113.8"));

        assertThat(others)
                .extracting(digests()::of)
                .doesNotHaveDuplicates()
                .doesNotContain(digests().of(CLIENT));
    }

    @Test
    void a_digest_is_not_found_by_trying_keys() {
        assertThat(digests().of(CLIENT)).isNotEqualTo(SecretDigest.of(CLIENT.toString()));
    }
}
