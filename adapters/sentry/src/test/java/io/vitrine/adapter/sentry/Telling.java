package io.vitrine.adapter.sentry;

import java.time.Clock;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The adapter as bootstrap makes it, told where a {@link TestSentry} is. */
final class Telling implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Telling(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Telling to(TestSentry sentry, String... settings) {
        return with(Stream.concat(
                        Stream.of(
                                "sentry.dsn=" + sentry.dsn(),
                                "sentry.release=vitrine@1.2.3",
                                "sentry.environment=test",
                                "sentry.traces-sample-rate=1.0"),
                        Stream.of(settings))
                .toArray(String[]::new));
    }

    static Telling with(String... settings) {
        return new Telling(new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(settings)
                .run());
    }

    <T> T a(Class<T> type) {
        return context.getBean(type);
    }

    boolean has(Class<?> type) {
        return context.getBeanNamesForType(type).length > 0;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SentryConfiguration.class)
    static class Service {

        @Bean
        InstantSource clock() {
            return Clock.systemUTC();
        }
    }
}
