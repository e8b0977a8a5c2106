package io.vitrine.adapter.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.shared.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A repeated request gets the first answer, and has no second effect. */
final class IdempotencyTest {

    private final WebFixture web = WebFixture.shared();
    private final String key = web.newName();

    @Test
    void a_repeated_request_gets_the_first_answer() {
        var body = product();

        var first = post(web.editor(), key, body)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .doesNotExist("Idempotency-Replayed")
                .expectBody(String.class)
                .returnResult();
        var second = post(web.editor(), key, body)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectBody(String.class)
                .returnResult();

        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(second.getResponseHeaders().getFirst("Location"))
                .isEqualTo(first.getResponseHeaders().getFirst("Location"));
        assertThat(second.getResponseHeaders().getETag()).isEqualTo("\"1\"");
        assertThat(second.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
    }

    @Test
    void a_refusal_is_an_answer_as_well() {
        var body = product();
        post(web.editor(), null, body).expectStatus().isCreated();

        post(web.editor(), key, body).expectStatus().isEqualTo(409);

        post(web.editor(), key, body)
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("duplicate-sku");
    }

    @Test
    void a_refusal_for_a_brand_that_there_is_not_is_kept_as_well() {
        var body = "{\"sku\":\"%s\",\"name\":\"Bag\",\"brand\":{\"slug\":\"nobody\"}}".formatted(web.newName());
        post(web.editor(), key, body).expectStatus().isEqualTo(422);

        post(web.editor(), key, body)
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("unknown-brand");
    }

    @Test
    void another_request_under_the_key_is_refused() {
        post(web.editor(), key, product()).expectStatus().isCreated();

        post(web.editor(), key, product())
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency-mismatch");
    }

    @Test
    void a_key_is_its_callers_own() {
        post(web.editor(), key, product()).expectStatus().isCreated();

        post(web.as("bob", "editor"), key, product()).expectStatus().isCreated();
    }

    @Test
    void a_failure_is_no_answer_and_frees_the_key() {
        var body = product();
        try (var _ = web.faults().failWith(new StoreUnavailable("away", new IllegalStateException()))) {
            post(web.editor(), key, body).expectStatus().isEqualTo(503);
        }

        post(web.editor(), key, body).expectStatus().isCreated().expectHeader().doesNotExist("Idempotency-Replayed");
    }

    @Test
    void while_the_first_request_runs_the_second_is_told_to_wait()
            throws InterruptedException, ExecutionException, TimeoutException {
        var body = product();
        var begun = new CountDownLatch(1);
        var go = Sinks.<Boolean>one();
        try (var others = Executors.newSingleThreadExecutor();
                var _ = web.faults()
                        .during(call -> go.asMono()
                                .doOnSubscribe(_ -> begun.countDown())
                                .then(Mono.defer(() -> call)))) {
            var first = others.submit(() ->
                    post(web.editor(), key, body).expectBody().returnResult().getStatus());
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            post(web.editor(), key, body)
                    .expectStatus()
                    .isEqualTo(409)
                    .expectHeader()
                    .valueEquals("Retry-After", "1")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("idempotency-in-progress");

            go.tryEmitValue(true).orThrow();
            assertThat(first.get(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS)
                            .value())
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä"})
    void a_key_that_is_none_is_refused(String wrong) {
        post(web.editor(), wrong, product())
                .expectStatus()
                .isEqualTo(400)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-parameter")
                .jsonPath("$.errors[0].header")
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void a_key_has_at_most_255_characters() {
        post(web.editor(), key + "x".repeat(255 - key.length()), product())
                .expectStatus()
                .isCreated();
        post(web.editor(), "x".repeat(256), product()).expectStatus().isEqualTo(400);
    }

    private String product() {
        return "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(web.newName());
    }

    private static ResponseSpec post(WebTestClient client, @Nullable String key, String body) {
        return client.post()
                .uri("/api/v1/products")
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
