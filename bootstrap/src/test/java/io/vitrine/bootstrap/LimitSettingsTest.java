package io.vitrine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.Quotas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class LimitSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LimitSettings.class)
    static class Settings {}

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void everyone_has_the_usual_quotas() {
        runner.run(context -> {
            var quotas = context.getBean(LimitSettings.class).quotas();
            for (var roles : List.of(List.<Role>of(), List.of(Role.USER), List.of(Role.EDITOR), List.of(Role.ADMIN))) {
                assertThat(quotas.of(Policy.API, roles)).isEqualTo(new Quota(100, Duration.ofMinutes(15)));
                assertThat(quotas.of(Policy.AUTH, roles)).isEqualTo(new Quota(5, Duration.ofMinutes(15)));
                assertThat(quotas.of(Policy.PASSWORD_RESET, roles)).isEqualTo(new Quota(3, Duration.ofHours(1)));
            }
            assertThat(context.getBean(LimitSettings.class).lease()).isEqualTo(1);
        });
    }

    @Test
    void quotas_can_be_set_for_everyone_and_for_roles() {
        var environment = new SystemEnvironmentPropertySource(
                "systemEnvironment",
                Map.of(
                        "VITRINE_LIMITS_API_REQUESTS", "200",
                        "VITRINE_LIMITS_API_WINDOW", "5m",
                        "VITRINE_LIMITS_PASSWORDRESET_REQUESTS", "4",
                        "VITRINE_LIMITS_ROLES_EDITOR_API", "1000",
                        "VITRINE_LIMITS_ROLES_EDITOR_PASSWORDRESET", "7",
                        "VITRINE_LIMITS_ROLES_ADMIN_API", "50",
                        "VITRINE_LIMITS_LEASE", "10"));
        runner.withInitializer(context ->
                        context.getEnvironment().getPropertySources().replace("systemEnvironment", environment))
                .run(context -> {
                    var settings = context.getBean(LimitSettings.class);
                    var quotas = settings.quotas();
                    assertThat(settings.lease()).isEqualTo(10);
                    assertThat(of(quotas, Policy.API)).isEqualTo(new Quota(200, Duration.ofMinutes(5)));
                    assertThat(of(quotas, Policy.API, Role.EDITOR)).isEqualTo(new Quota(1_000, Duration.ofMinutes(5)));
                    assertThat(of(quotas, Policy.API, Role.ADMIN).requests()).isEqualTo(50);
                    assertThat(of(quotas, Policy.API, Role.ADMIN, Role.EDITOR).requests())
                            .isEqualTo(1_000);
                    assertThat(of(quotas, Policy.AUTH, Role.EDITOR).requests()).isEqualTo(5);
                    assertThat(of(quotas, Policy.PASSWORD_RESET, Role.USER).requests())
                            .isEqualTo(4);
                    assertThat(of(quotas, Policy.PASSWORD_RESET, Role.ADMIN).requests())
                            .isEqualTo(7);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vitrine.limits.api.requests=0",
                "vitrine.limits.auth.requests=1000001",
                "vitrine.limits.password-reset.window=25h",
                "vitrine.limits.api.window=999ms",
                "vitrine.limits.roles.editor.api=-1",
                "vitrine.limits.roles.nobody.api=1",
                "vitrine.limits.lease=0",
                "vitrine.limits.lease=101"
            })
    void settings_out_of_their_range_refuse_the_start(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }

    private static Quota of(Quotas quotas, Policy policy, Role... roles) {
        return quotas.of(policy, List.of(roles));
    }
}
