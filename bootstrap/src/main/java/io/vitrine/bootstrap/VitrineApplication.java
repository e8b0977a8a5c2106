package io.vitrine.bootstrap;

import io.sentry.spring.boot4.SentryAutoConfiguration;
import io.sentry.spring.boot4.SentryLogbackAppenderAutoConfiguration;
import io.sentry.spring.boot4.SentryProfilerAutoConfiguration;
import io.sentry.spring.boot4.SentryWebfluxAutoConfiguration;
import io.vitrine.adapter.crypto.CryptoConfiguration;
import io.vitrine.adapter.logback.LogbackConfiguration;
import io.vitrine.adapter.mail.MailConfiguration;
import io.vitrine.adapter.opentelemetry.OpenTelemetryConfiguration;
import io.vitrine.adapter.r2dbc.R2dbcConfiguration;
import io.vitrine.adapter.sentry.SentryConfiguration;
import io.vitrine.adapter.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.health.DataRedisHealthContributorAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.health.DataRedisReactiveHealthContributorAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.metrics.ConnectionPoolMetricsAutoConfiguration;
import org.springframework.context.annotation.Import;
import reactor.netty.ReactorNetty;

/** Where it all begins, and what it is made of. What knows Redis or Sentry is made where there is one, by its adapter. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataRedisAutoConfiguration.class,
            DataRedisReactiveAutoConfiguration.class,
            DataRedisRepositoriesAutoConfiguration.class,
            DataRedisHealthContributorAutoConfiguration.class,
            DataRedisReactiveHealthContributorAutoConfiguration.class,
            LettuceObservationAutoConfiguration.class,
            ConnectionPoolMetricsAutoConfiguration.class,
            SentryAutoConfiguration.class,
            SentryLogbackAppenderAutoConfiguration.class,
            SentryProfilerAutoConfiguration.class,
            SentryWebfluxAutoConfiguration.class
        })
@Import({
    UseCases.class,
    AccountUseCases.class,
    PasskeyUseCases.class,
    LimitUseCases.class,
    CachedCatalogue.class,
    HealthUseCases.class,
    Measures.class,
    CryptoConfiguration.class,
    LogbackConfiguration.class,
    MailConfiguration.class,
    OpenTelemetryConfiguration.class,
    R2dbcConfiguration.class,
    SentryConfiguration.class,
    WebConfiguration.class,
    LocalStart.class
})
public class VitrineApplication {

    public static void main(String... arguments) {
        if (TokenCommand.isMeantBy(arguments)) {
            System.exit(TokenCommand.ofThisProcess().run(arguments));
        }
        haveAnEventLoopForEachCore();
        var application = new SpringApplication(VitrineApplication.class);
        application.addInitializers(new LocalDatabase());
        application.run(arguments);
    }

    /** Reactor Netty makes at least four of each kind, which on fewer cores do nothing but take turns. */
    private static void haveAnEventLoopForEachCore() {
        if (System.getProperty(ReactorNetty.IO_WORKER_COUNT) == null) {
            var cores = Runtime.getRuntime().availableProcessors();
            System.setProperty(ReactorNetty.IO_WORKER_COUNT, Integer.toString(cores));
        }
    }
}
