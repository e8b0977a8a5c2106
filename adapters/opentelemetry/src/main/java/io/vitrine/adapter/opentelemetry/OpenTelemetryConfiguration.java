package io.vitrine.adapter.opentelemetry;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.vitrine.domain.trace.Recording;
import io.vitrine.domain.trace.Tracing;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Records requests where it is said where traces go to, by {@code OTEL_EXPORTER_OTLP_ENDPOINT} or
 * {@code OTEL_EXPORTER_OTLP_TRACES_ENDPOINT}; elsewhere none, and nothing of OpenTelemetry is made.
 */
@Configuration(proxyBeanMethods = false)
public class OpenTelemetryConfiguration {

    /** Where nobody takes traces. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(WhereNobodyTakesTraces.class)
    static class Unrecorded {

        @Bean
        Tracing tracing() {
            return _ -> Recording.NONE;
        }
    }

    /** Where somebody does. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(WhereTracesAreTaken.class)
    static class Recorded {

        /** At the end what still waits is sent within these, and then lost. */
        private static final long SECONDS_TO_LET_GO = 2;

        @Bean
        GivenIds givenIds() {
            return new GivenIds();
        }

        @Bean(destroyMethod = "")
        OpenTelemetrySdk openTelemetry(Environment environment, GivenIds ids) {
            return AutoConfiguredOpenTelemetrySdk.builder()
                    .disableShutdownHook()
                    .addPropertiesCustomizer(_ -> OpenTelemetrySettings.in(environment))
                    .addTracerProviderCustomizer((provider, _) -> provider.setIdGenerator(ids))
                    .build()
                    .getOpenTelemetrySdk();
        }

        @Bean
        DisposableBean lettingGoOfTraces(OpenTelemetrySdk sdk) {
            return () -> sdk.shutdown().join(SECONDS_TO_LET_GO, TimeUnit.SECONDS);
        }

        @Bean
        OpenTelemetryTracing tracing(OpenTelemetrySdk sdk, GivenIds ids) {
            return new OpenTelemetryTracing(sdk, ids);
        }
    }
}
