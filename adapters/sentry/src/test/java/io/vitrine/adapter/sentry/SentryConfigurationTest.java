package io.vitrine.adapter.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sentry.IScopes;
import io.sentry.Sentry;
import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.Jobs;
import io.vitrine.domain.incident.ServedRequests;
import io.vitrine.domain.incident.Told;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SentryConfigurationTest {

    @ParameterizedTest
    @ValueSource(strings = {"sentry.environment=test", "sentry.dsn=", "sentry.dsn= "})
    void where_there_is_no_dsn_nothing_of_sentry_is_made_and_nobody_is_told(String setting) {
        try (var service = Telling.with(setting)) {
            service.a(Incidents.class).report(new Incident.MemoryHigh(2, 1));
            StepVerifier.create(service.a(Jobs.class).watched(Told.CLEANUP, Mono.just(7L)))
                    .expectNext(7L)
                    .verifyComplete();

            assertThat(service.a(Incidents.class).lost()).isZero();
            assertThat(service.has(IScopes.class)).isFalse();
            assertThat(service.has(ServedRequests.class)).isFalse();
            assertThat(service.has(VitalSign.class)).isFalse();
            assertThat(Sentry.isEnabled()).isFalse();
        }
    }

    @Test
    void where_there_is_one_nothing_of_the_starter_is_in_the_way_of_requests() {
        try (var sentry = TestSentry.started();
                var service = Telling.to(sentry)) {
            assertThat(Sentry.isEnabled()).isTrue();
            assertThat(Arrays.stream(service.context().getBeanDefinitionNames())
                            .map(name -> service.context().getType(name))
                            .map(String::valueOf))
                    .noneMatch(type -> type.contains("WebFilter") || type.contains("WebExceptionHandler"));
        }
        assertThat(Sentry.isEnabled()).isFalse();
    }

    @Test
    void one_that_is_none_is_refused_at_the_start() {
        assertThatThrownBy(() -> Telling.with("sentry.dsn=elsewhere")).isInstanceOf(Exception.class);
    }
}
