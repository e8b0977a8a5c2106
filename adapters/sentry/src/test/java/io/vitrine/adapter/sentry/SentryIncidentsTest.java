package io.vitrine.adapter.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.IncidentsContract;
import io.vitrine.domain.incident.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SentryIncidentsTest extends IncidentsContract {

    private static final Map<String, String> TYPES = Map.of(
            "failure", "Failure",
            "slow-request", "SlowRequest",
            "memory-high", "MemoryHigh",
            "token-reused", "TokenReused");

    private final TestSentry sentry = TestSentry.started();
    private final Telling service = Telling.to(sentry);

    @AfterEach
    void end() {
        service.close();
        sentry.close();
    }

    @Override
    protected Incidents incidents() {
        return service.a(Incidents.class);
    }

    @Override
    protected List<String> told() {
        return sentry.incidents().stream()
                .map(kind -> Objects.requireNonNull(TYPES.get(kind)))
                .toList();
    }

    @Test
    void a_failure_says_where_it_happened_in_which_request_and_for_whom() {
        incidents()
                .report(new Incident.Failure(
                        new IllegalStateException("no", new ArithmeticException()), Optional.of(Told.CALL)));

        var event = sentry.awaitIncident("failure");

        assertThat(event.path("level").asString()).isEqualTo("error");
        assertThat(event.path("release").asString()).isEqualTo("vitrine@1.2.3");
        assertThat(event.path("environment").asString()).isEqualTo("test");
        assertThat(event.path("transaction").asString()).isEqualTo("GET /api/v1/products/{id}");
        assertThat(event.at("/tags/request_id").asString()).isEqualTo("order-7");
        assertThat(event.at("/tags/trace_id").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(event.at("/contexts/trace/trace_id").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(event.at("/user/id").asString()).isEqualTo(Told.ANA.toString());
        var errors = event.at("/exception/values");
        assertThat(errors)
                .extracting(error -> error.path("type").asString())
                .containsExactly("ArithmeticException", "IllegalStateException");
        assertThat(errors.path(1).at("/stacktrace/frames")).anySatisfy(frame -> {
            assertThat(frame.path("module").asString()).isEqualTo(getClass().getName());
            assertThat(frame.path("in_app").asBoolean()).isTrue();
            assertThat(frame.path("lineno").asInt()).isPositive();
        });
    }

    @Test
    void slow_requests_are_told_apart_by_their_route() {
        incidents().report(new Incident.SlowRequest(Told.served(Duration.ofMillis(1_234))));

        var event = sentry.awaitIncident("slow-request");

        assertThat(event.at("/contexts/measured/milliseconds").asLong()).isEqualTo(1_234);
        assertThat(event.at("/tags/status").asString()).isEqualTo("200");
        assertThat(event.path("fingerprint"))
                .extracting(part -> part.asString())
                .containsExactly("slow-request", "GET /api/v1/products/{id}");
        assertThat(event.at("/message/formatted").asString()).isEqualTo("A request took too long");
    }

    @Test
    void memory_is_told_in_bytes() {
        incidents().report(new Incident.MemoryHigh(600_000_000, 524_288_000));

        var event = sentry.awaitIncident("memory-high");

        assertThat(event.at("/contexts/measured/bytes").asLong()).isEqualTo(600_000_000);
        assertThat(event.at("/contexts/measured/limit").asLong()).isEqualTo(524_288_000);
    }

    @Test
    void a_reused_token_is_told_with_its_account_and_its_request() {
        incidents().report(new Incident.TokenReused(Told.ANA, "order-8"));

        var event = sentry.awaitIncident("token-reused");

        assertThat(event.at("/user/id").asString()).isEqualTo(Told.ANA.toString());
        assertThat(event.at("/tags/request_id").asString()).isEqualTo("order-8");
    }
}
