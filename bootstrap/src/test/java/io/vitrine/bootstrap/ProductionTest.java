package io.vitrine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is different in production. */
final class ProductionTest {

    private static final String HTTPS_ONLY = "vitrine.web.https-only";
    private static final String NOTICE = "vitrine.health.notice";

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer());

    @Test
    void nothing_is_asked_without_tls_unless_somebody_wants_it_so() {
        service.withPropertyValues("spring.profiles.active=production")
                .run(production -> assertThat(production.getEnvironment().getProperty(HTTPS_ONLY, Boolean.class))
                        .isTrue());
        service.withPropertyValues("spring.profiles.active=production", HTTPS_ONLY + "=false")
                .run(production -> assertThat(production.getEnvironment().getProperty(HTTPS_ONLY, Boolean.class))
                        .isFalse());
        service.run(local ->
                assertThat(local.getEnvironment().containsProperty(HTTPS_ONLY)).isFalse());
    }

    @Test
    void an_end_is_announced_where_others_take_over() {
        service.withPropertyValues("spring.profiles.active=production")
                .run(production -> assertThat(production.getEnvironment().getProperty(NOTICE))
                        .isEqualTo("5s"));
        service.run(local ->
                assertThat(local.getEnvironment().containsProperty(NOTICE)).isFalse());
    }
}
