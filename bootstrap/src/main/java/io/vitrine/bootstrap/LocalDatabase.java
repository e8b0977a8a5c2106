package io.vitrine.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;

/**
 * Brings a database along where none is configured, before anything asks for one. Not in production, and not from the jar,
 * which has no PostgreSQL in it.
 */
final class LocalDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String SERVER = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";
    private static final String REMEDY =
            "Set DATABASE_URL, for example to" + " postgresql://user:password@host:5432/name?sslmode=require.";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (DatabaseEnvironment.isConfigured(environment)) {
            return;
        }
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw new RefusedStart(
                    "DATABASE_URL is not set; in production the service does not bring its own database.", REMEDY);
        }
        if (!ClassUtils.isPresent(SERVER, getClass().getClassLoader())) {
            throw new RefusedStart("DATABASE_URL is not set, and this jar has no database of its own in it.", REMEDY);
        }
        start(environment);
    }

    private static void start(ConfigurableEnvironment environment) {
        var settings = Binder.get(environment).bindOrCreate("vitrine", LocalPostgresqlSettings.class);
        var postgresql = LocalPostgresql.start(settings);
        // Handlers run after every context is closed: the service answers what it accepted, then its database stops.
        SpringApplication.getShutdownHandlers().add(postgresql::close);
        DatabaseEnvironment.add(postgresql.address(), environment);
    }
}
