package io.vitrine.adapter.sentry;

import io.sentry.IScopes;
import io.sentry.ISentryClient;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.BeforeBreadcrumbCallback;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.spring.boot4.SentryAutoConfiguration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Tells Sentry where it is said where that is, by {@code sentry.dsn}; elsewhere nobody, and nothing of Sentry is made. Of the starter only
 * the client and its settings are used: its filter, its handler of exceptions and its hooks stay out of the way of requests.
 */
@Configuration(proxyBeanMethods = false)
public class SentryConfiguration {

    /** Where there is no Sentry. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(WhereNobodyIsTold.class)
    static class Silent {

        @Bean
        Untold untold() {
            return new Untold();
        }
    }

    /** Where there is one. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(WhereSentryIs.class)
    @Import(SentryAutoConfiguration.class)
    @EnableConfigurationProperties(SentrySettings.class)
    static class Telling {

        private static final Duration ASKED_WHILE_WELL = Duration.ofMinutes(1);
        private static final Duration ASKED_WHILE_NOT = Duration.ofSeconds(5);

        /** At the end what still waits is sent within these two, and then lost. */
        private static final Duration LAST_CHANCE = Duration.ofMillis(1_500);

        private static final Duration LETTING_GO = Duration.ofMillis(500);

        @Bean
        Delivery delivery() {
            return new Delivery(ASKED_WHILE_WELL, ASKED_WHILE_NOT, System::nanoTime);
        }

        @Bean
        BeforeSendCallback allowedEvents() {
            return Allowed::of;
        }

        @Bean
        BeforeSendTransactionCallback allowedTransactions() {
            return Allowed::of;
        }

        /** None: what happened before is in the log, under the identity of the request. */
        @Bean
        BeforeBreadcrumbCallback allowedBreadcrumbs() {
            return (_, _) -> null;
        }

        @Bean
        Sentry.OptionsConfiguration<SentryOptions> howSentryIsUsed(SentrySettings settings, Delivery delivery) {
            return options -> {
                options.setSendDefaultPii(false);
                options.setAttachServerName(false);
                options.setAttachThreads(false);
                options.setAttachStacktrace(false);
                options.setSendModules(false);
                options.setEnableAutoSessionTracking(false);
                options.setEnableBackpressureHandling(false);
                options.setEnableShutdownHook(false);
                options.getLogs().setEnabled(false);
                options.getMetrics().setEnabled(false);
                options.setMaxBreadcrumbs(0);
                options.addInAppInclude("io.vitrine");
                options.setOnDiscard(delivery);
                options.setMaxQueueSize(settings.waiting());
                options.setConnectionTimeoutMillis((int) settings.timeout().toMillis());
                options.setReadTimeoutMillis((int) settings.timeout().toMillis());
                options.setShutdownTimeoutMillis(LAST_CHANCE.toMillis());
                options.setFlushTimeoutMillis(LETTING_GO.toMillis());
            };
        }

        @Bean
        SentryIncidents sentryIncidents(IScopes sentry, Delivery delivery) {
            return new SentryIncidents(client(sentry), delivery);
        }

        @Bean
        SentryServedRequests sentryServedRequests(IScopes sentry, SentryIncidents incidents, InstantSource clock) {
            var part = sentry.getOptions().getTracesSampleRate();
            return new SentryServedRequests(
                    client(sentry),
                    incidents,
                    part == null ? 0 : part,
                    () -> ThreadLocalRandom.current().nextDouble(),
                    clock);
        }

        @Bean
        SentryJobs sentryJobs(IScopes sentry) {
            return new SentryJobs(client(sentry), System::nanoTime);
        }

        @Bean
        SentrySign sentrySign(Delivery delivery) {
            return new SentrySign(delivery);
        }

        private static ISentryClient client(IScopes sentry) {
            return sentry.getGlobalScope().getClient();
        }
    }
}
