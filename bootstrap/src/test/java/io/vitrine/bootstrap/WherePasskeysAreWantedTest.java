package io.vitrine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

class WherePasskeysAreWantedTest {

    @Configuration(proxyBeanMethods = false)
    @Conditional(WherePasskeysAreWanted.class)
    static class Wanted {}

    @ParameterizedTest
    @CsvSource({
        "local, '', true",
        "local, false, false",
        "local, true, true",
        "production, '', false",
        "production, false, false",
        "production, true, true"
    })
    void everywhere_but_in_production_unless_something_else_is_said(String profile, String enabled, boolean wanted) {
        var context = new ApplicationContextRunner()
                .withUserConfiguration(Wanted.class)
                .withPropertyValues("spring.profiles.active=" + profile);
        var set = enabled.isEmpty() ? context : context.withPropertyValues("vitrine.passkeys.enabled=" + enabled);

        set.run(started -> assertThat(started.getBeansOfType(Wanted.class)).hasSize(wanted ? 1 : 0));
    }
}
