package io.vitrine.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {

    private static final Map<Policy, Quota> EVERYONE =
            Map.of(Policy.API, minutes(100, 15), Policy.AUTH, minutes(5, 15), Policy.PASSWORD_RESET, minutes(3, 60));

    @ParameterizedTest
    @CsvSource({"0, PT1M", "1000001, PT1M", "-1, PT1M", "1, PT0.999S", "1, PT24H1S", "1, PT-1M"})
    void a_quota_out_of_its_range_does_not_exist(int requests, Duration window) {
        assertThatThrownBy(() -> new Quota(requests, window)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void everyone_has_the_same_unless_a_role_says_otherwise() {
        var quotas = new Quotas(EVERYONE, Map.of());

        for (var policy : Policy.values()) {
            assertThat(quotas.of(policy, List.of())).isEqualTo(EVERYONE.get(policy));
            assertThat(quotas.of(policy, List.of(Role.values()))).isEqualTo(EVERYONE.get(policy));
        }
    }

    @Test
    void a_role_without_a_quota_has_that_of_the_role_before_it() {
        var quotas = new Quotas(EVERYONE, Map.of(Role.EDITOR, Map.of(Policy.API, minutes(1_000, 15))));

        assertThat(quotas.of(Policy.API, List.of())).isEqualTo(minutes(100, 15));
        assertThat(quotas.of(Policy.API, List.of(Role.USER))).isEqualTo(minutes(100, 15));
        assertThat(quotas.of(Policy.API, List.of(Role.EDITOR))).isEqualTo(minutes(1_000, 15));
        assertThat(quotas.of(Policy.API, List.of(Role.ADMIN))).isEqualTo(minutes(1_000, 15));
        assertThat(quotas.of(Policy.AUTH, List.of(Role.ADMIN))).isEqualTo(minutes(5, 15));
    }

    @Test
    void the_highest_quota_of_several_roles_is_theirs() {
        var quotas = new Quotas(
                EVERYONE,
                Map.of(
                        Role.EDITOR, Map.of(Policy.API, minutes(1_000, 15)),
                        Role.ADMIN, Map.of(Policy.API, minutes(50, 15))));

        assertThat(quotas.of(Policy.API, List.of(Role.ADMIN))).isEqualTo(minutes(50, 15));
        assertThat(quotas.of(Policy.API, List.of(Role.ADMIN, Role.EDITOR, Role.USER)))
                .isEqualTo(minutes(1_000, 15));
    }

    @Test
    void a_policy_has_a_quota_and_one_window() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quotas(Map.of(), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quotas(EVERYONE, Map.of(Role.USER, Map.of(Policy.API, minutes(100, 60)))));
    }

    private static Quota minutes(int requests, int window) {
        return new Quota(requests, Duration.ofMinutes(window));
    }
}
