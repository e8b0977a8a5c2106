package io.vitrine.adapter.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sentry.IScopes;
import io.vitrine.domain.incident.Call;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.ServedRequest;
import io.vitrine.domain.incident.ServedRequests;
import io.vitrine.domain.incident.ServedRequestsContract;
import io.vitrine.domain.incident.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SentryServedRequestsTest extends ServedRequestsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestSentry sentry = TestSentry.started();
    private final Telling service = Telling.to(sentry);
    private final InMemoryIncidents incidents = new InMemoryIncidents();

    @AfterEach
    void end() {
        service.close();
        sentry.close();
    }

    @Override
    protected ServedRequests requests() {
        return service.a(ServedRequests.class);
    }

    @Override
    protected long noted() {
        return sentry.taken("transaction").size();
    }

    @Test
    void a_transaction_says_what_was_asked_for_how_it_ended_and_how_long_it_took() {
        requests().served(new ServedRequest(Told.CALL, 404, Duration.ofMillis(250), false));

        var transaction = sentry.awaitItem("transaction");

        assertThat(transaction.path("transaction").asString()).isEqualTo("GET /api/v1/products/{id}");
        assertThat(transaction.at("/transaction_info/source").asString()).isEqualTo("route");
        assertThat(transaction.path("release").asString()).isEqualTo("vitrine@1.2.3");
        assertThat(transaction.at("/contexts/trace/trace_id").asString()).isEqualTo(Told.CALL.traceId());
        assertThat(transaction.at("/contexts/trace/span_id").asString()).isEqualTo(Told.CALL.spanId());
        assertThat(transaction.at("/contexts/trace/op").asString()).isEqualTo("http.server");
        assertThat(transaction.at("/contexts/trace/status").asString()).isEqualTo("not_found");
        assertThat(transaction.at("/tags/request_id").asString()).isEqualTo("order-7");
        assertThat(transaction.at("/user/id").asString()).isEqualTo(Told.ANA.toString());
        assertThat(transaction.path("timestamp").asDouble()
                        - transaction.path("start_timestamp").asDouble())
                .isBetween(0.249, 0.251);
    }

    @Test
    void of_all_requests_the_part_is_sent_that_is_set() {
        var dice = new AtomicInteger();
        var requests = new SentryServedRequests(
                service.a(IScopes.class).getGlobalScope().getClient(),
                incidents,
                0.1,
                () -> dice.getAndIncrement() % 100 / 100.0,
                InstantSource.fixed(Instant.EPOCH));

        IntStream.range(0, 200).forEach(n -> requests.served(new ServedRequest(call("r-" + n), 200, SECOND, false)));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sentry.taken("transaction"))
                        .extracting(transaction ->
                                transaction.at("/tags/request_id").asString())
                        .containsExactlyElementsOf(IntStream.concat(IntStream.range(0, 10), IntStream.range(100, 110))
                                .mapToObj(n -> "r-" + n)
                                .toList()));
        assertThat(incidents.reported()).isEmpty();
    }

    @Test
    void a_slow_request_is_an_incident_and_a_long_one_that_may_take_so_long_is_none() {
        var slow = Told.slow(SECOND);
        var requests = new SentryServedRequests(
                service.a(IScopes.class).getGlobalScope().getClient(),
                incidents,
                0,
                () -> 0,
                InstantSource.fixed(Instant.EPOCH));

        requests.served(Told.served(Duration.ofMinutes(5)));
        requests.served(slow);

        assertThat(incidents.reported()).containsExactly(new Incident.SlowRequest(slow));
    }

    private static Call call(String requestId) {
        return new Call(
                Told.CALL.method(),
                Told.CALL.route(),
                requestId,
                Told.CALL.traceId(),
                Told.CALL.spanId(),
                Optional.empty());
    }
}
