package io.vitrine.adapter.web.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.shared.Waits;
import io.vitrine.domain.trace.InMemoryTracing;
import io.vitrine.domain.trace.InMemoryTracing.Recorded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Which requests are recorded, and where in a trace they stand. */
class RecordedRequestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private final WebFixture web = WebFixture.shared();
    private final String id = web.newName();

    @Test
    void a_request_is_recorded_where_its_answer_says_it_stands() {
        var answer = ask("/api/v1/me", "01");

        var recorded = recorded();
        assertThat(recorded.position().traceId()).isEqualTo(TRACE);
        assertThat(recorded.position().caller()).contains(CALLER);
        assertThat(traceOf(answer))
                .isEqualTo("00-" + TRACE + "-" + recorded.position().spanId() + "-01");
        assertThat(recorded.request().call().route()).isEqualTo("/api/v1/me");
        assertThat(recorded.request().status()).isEqualTo(200);
    }

    @Test
    void what_the_client_was_waited_for_is_a_step() {
        web.editor()
                .post()
                .uri("/api/v1/brands")
                .header("X-Request-Id", id)
                .header("traceparent", traceparent("01"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"%s\"}".formatted(id))
                .exchange()
                .expectStatus()
                .isCreated();

        assertThat(recorded().steps()).extracting(InMemoryTracing.Step::what).containsOnlyOnce(Waits.For.CLIENT);
    }

    @Test
    void a_read_that_is_answered_on_the_short_way_is_recorded_once_whether_it_was_kept_or_not() {
        var product = web.aProduct().id();
        for (int times = 1; times <= 2; times++) {
            var answer = ask("/api/v1/products/" + product, "01");
            var expected = times;
            await().atMost(PATIENCE).until(() -> all().size() == expected);
            assertThat(traceOf(answer)).contains(all().getLast().position().spanId());
        }

        assertThat(all())
                .extracting(recorded -> recorded.request().call().route())
                .containsExactly("/api/v1/products/{id}", "/api/v1/products/{id}");
    }

    @Test
    void a_request_that_its_caller_does_not_record_and_a_probe_are_not() {
        var answer = ask("/api/v1/me", "00");
        assertThat(traceOf(answer)).endsWith("-00");
        ask("/api/v1/ready", "01");
        ask("/api/v1/me", "01");

        recorded();
        assertThat(all()).hasSize(1);
    }

    private ResponseSpec ask(String path, String flags) {
        return web.as(web.somebody())
                .get()
                .uri(path)
                .header("X-Request-Id", id)
                .header("traceparent", traceparent(flags))
                .exchange();
    }

    private static String traceparent(String flags) {
        return "00-" + TRACE + "-" + CALLER + "-" + flags;
    }

    private static String traceOf(ResponseSpec answer) {
        return String.valueOf(
                answer.returnResult(Void.class).getResponseHeaders().getFirst("traceparent"));
    }

    private Recorded recorded() {
        await().atMost(PATIENCE).until(() -> !all().isEmpty());
        return all().getFirst();
    }

    private List<Recorded> all() {
        return web.bean(InMemoryTracing.class).recorded().stream()
                .filter(recorded -> recorded.request().call().requestId().equals(id))
                .toList();
    }
}
