package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.WebFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** The keys that access tokens are verified with. */
final class KeysTest {

    private static final String KEYS = "/.well-known/jwks.json";

    private final WebFixture web = WebFixture.shared();

    @Test
    void everybody_sees_the_keys_and_may_keep_them_for_five_minutes() {
        web.anonymous()
                .get()
                .uri(KEYS)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=300, public")
                .expectBody(String.class)
                .isEqualTo("{\"keys\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "forged"})
    void an_old_access_token_hinders_nobody(String token) {
        web.anonymous()
                .get()
                .uri(KEYS)
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isOk();
    }
}
