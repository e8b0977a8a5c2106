package io.vitrine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class DatabaseEnvironmentTest {
    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void a_url_becomes_the_address_of_both_drivers() {
        environment.setProperty("DATABASE_URL", "postgresql://ana:s3cr3t@db.example/shop?sslmode=require");

        process();

        assertThat(environment.getProperty("spring.r2dbc.url")).isEqualTo("r2dbc:postgresql://db.example:5432");
        assertThat(environment.getProperty("spring.r2dbc.name")).isEqualTo("shop");
        assertThat(environment.getProperty("spring.r2dbc.username")).isEqualTo("ana");
        assertThat(environment.getProperty("spring.r2dbc.password")).isEqualTo("s3cr3t");
        assertThat(environment.getProperty("spring.r2dbc.properties.sslMode")).isEqualTo("require");
        assertThat(environment.getProperty("spring.flyway.url"))
                .isEqualTo("jdbc:postgresql://db.example:5432/shop?sslmode=require");
        assertThat(environment.getProperty("spring.flyway.user")).isEqualTo("ana");
        assertThat(environment.getProperty("spring.flyway.password")).isEqualTo("s3cr3t");
    }

    @Test
    void separate_variables_do_the_same() {
        environment
                .withProperty("DATABASE_HOST", "db.example")
                .withProperty("DATABASE_PORT", "6432")
                .withProperty("DATABASE_NAME", "shop")
                .withProperty("DATABASE_USER", "ana")
                .withProperty("DATABASE_PASSWORD", "s3cr3t%");

        process();

        assertThat(environment.getProperty("spring.r2dbc.url")).isEqualTo("r2dbc:postgresql://db.example:6432");
        assertThat(environment.getProperty("spring.flyway.url")).isEqualTo("jdbc:postgresql://db.example:6432/shop");
        assertThat(environment.getProperty("spring.r2dbc.password")).isEqualTo("s3cr3t%");
    }

    @Test
    void without_any_of_them_nothing_is_configured() {
        environment.setProperty("DATABASE_URL", " ");

        process();

        assertThat(DatabaseEnvironment.isConfigured(environment)).isFalse();
    }

    @Test
    void a_variable_that_is_missing_is_named() {
        environment.withProperty("DATABASE_HOST", "db.example").withProperty("DATABASE_NAME", "shop");

        assertRefused("DATABASE_USER is not set, but DATABASE_HOST is.");
    }

    @Test
    void a_variable_that_says_nothing_alone_is_named() {
        environment.setProperty("DATABASE_NAME", "shop");

        assertRefused("DATABASE_NAME is set, but neither DATABASE_URL nor DATABASE_HOST is.");
    }

    @Test
    void a_port_that_is_none_is_refused() {
        environment.withProperty("DATABASE_HOST", "db.example").withProperty("DATABASE_PORT", "many");

        assertRefused("DATABASE_PORT has a port that is not a number from 1 to 65535.");
    }

    @Test
    void production_without_a_database_is_refused() {
        environment.setActiveProfiles("production");
        var context = new GenericApplicationContext();
        context.setEnvironment(environment);

        assertThatExceptionOfType(RefusedStart.class)
                .isThrownBy(() -> new LocalDatabase().initialize(context))
                .withMessage("DATABASE_URL is not set; in production the service does not bring its own database.");
    }

    private void process() {
        new DatabaseEnvironment().postProcessEnvironment(environment, new SpringApplication());
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(RefusedStart.class).isThrownBy(this::process).withMessage(message);
    }
}
