package io.vitrine.bootstrap;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Translates {@code DATABASE_URL}, or {@code DATABASE_HOST}, {@code _PORT}, {@code _NAME}, {@code _USER} and
 * {@code _PASSWORD}, into the settings of Spring Boot.
 */
final class DatabaseEnvironment implements EnvironmentPostProcessor {
    private static final String URL = "DATABASE_URL";
    private static final String HOST = "DATABASE_HOST";
    private static final String PORT = "DATABASE_PORT";
    private static final String NAME = "DATABASE_NAME";
    private static final String USER = "DATABASE_USER";
    private static final String PASSWORD = "DATABASE_PASSWORD";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        configured(environment).ifPresent(address -> add(address, environment));
    }

    /** Makes an address the one that the service uses. */
    static void add(DatabaseAddress address, ConfigurableEnvironment environment) {
        environment.getPropertySources().addFirst(new MapPropertySource("database", address.properties()));
    }

    /** Whether any database is configured, by our own settings or by Spring Boot's. */
    static boolean isConfigured(ConfigurableEnvironment environment) {
        return isGiven("spring.r2dbc.url", environment);
    }

    private static Optional<DatabaseAddress> configured(ConfigurableEnvironment environment) {
        if (isGiven(URL, environment)) {
            return Optional.of(DatabaseUrl.read(
                    URL, value(URL, environment), value(USER, environment), value(PASSWORD, environment)));
        }
        if (isGiven(HOST, environment)) {
            return Optional.of(fromParts(environment));
        }
        Stream.of(PORT, NAME, USER, PASSWORD)
                .filter(setting -> isGiven(setting, environment))
                .findFirst()
                .ifPresent(setting -> {
                    throw new RefusedStart(
                            setting + " is set, but neither DATABASE_URL nor DATABASE_HOST is.",
                            "Set DATABASE_URL, or DATABASE_HOST, DATABASE_NAME, DATABASE_USER and DATABASE_PASSWORD.");
                });
        return Optional.empty();
    }

    private static DatabaseAddress fromParts(ConfigurableEnvironment environment) {
        var port = isGiven(PORT, environment)
                ? DatabaseUrl.port(PORT, value(PORT, environment))
                : DatabaseAddress.USUAL_PORT;
        return new DatabaseAddress(
                value(HOST, environment),
                port,
                required(NAME, environment),
                required(USER, environment),
                value(PASSWORD, environment),
                Map.of());
    }

    private static String required(String setting, ConfigurableEnvironment environment) {
        if (!isGiven(setting, environment)) {
            throw new RefusedStart(
                    setting + " is not set, but DATABASE_HOST is.", "Set it, or set DATABASE_URL, which says it all.");
        }
        return value(setting, environment);
    }

    private static boolean isGiven(String setting, ConfigurableEnvironment environment) {
        return !value(setting, environment).isBlank();
    }

    private static String value(String setting, ConfigurableEnvironment environment) {
        return environment.getProperty(setting, "");
    }
}
