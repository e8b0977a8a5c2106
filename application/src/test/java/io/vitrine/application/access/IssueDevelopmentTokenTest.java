package io.vitrine.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.InvalidValue;
import io.vitrine.domain.token.PlainAccessTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueDevelopmentTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final IssueDevelopmentToken tokens =
            new IssueDevelopmentToken(new PlainAccessTokens(Clock.fixed(NOW, ZoneOffset.UTC)));

    @Test
    void a_developer_gets_a_token_of_the_role_asked_for() {
        var token = tokens.issue(Role.ADMIN, Duration.ofHours(12));

        assertThat(token.value()).isEqualTo("developer|admin");
        assertThat(token.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(12)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.9S", "PT-1H", "PT720H1S"})
    void a_token_lives_neither_too_short_nor_too_long(Duration lifetime) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> tokens.issue(Role.EDITOR, lifetime));
    }
}
