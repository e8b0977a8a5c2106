package io.vitrine.adapter.web.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.InMemoryServedRequests;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.ServedRequest;
import io.vitrine.domain.shared.StoreUnavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** What is told of requests to those who look after the service. */
class ServedRequestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WebFixture web = WebFixture.shared();
    private final String id = web.newName();

    @Test
    void a_request_is_told_with_its_route_its_status_its_identities_and_its_account() {
        var ana = web.somebody();

        send(web.as(ana), "/api/v1/me", MediaType.APPLICATION_JSON);

        var served = served();
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.slow()).isFalse();
        assertThat(served.took()).isPositive();
        assertThat(served.call().method()).isEqualTo("GET");
        assertThat(served.call().route()).isEqualTo("/api/v1/me");
        assertThat(served.call().traceId()).matches("[0-9a-f]{32}");
        assertThat(served.call().account()).contains(new AccountId(UUID.fromString(ana.id())));
    }

    @Test
    void what_was_sent_for_a_variable_or_to_nowhere_is_not_told() {
        send(web.editor(), "/api/v1/products/hunter2/versions", MediaType.APPLICATION_JSON);
        assertThat(served().call().route()).isEqualTo("/api/v1/products/{id}/versions");
        assertThat(served().status()).isEqualTo(404);
        assertThat(served().call().account())
                .as("the subject of the token is no account")
                .isEmpty();

        var other = web.newName();
        web.anonymous().get().uri("/hunter2").header("X-Request-Id", other).exchange();
        assertThat(awaited(other).call().route()).doesNotContain("hunter2");
    }

    @Test
    void who_waits_too_long_is_told_of_but_an_import_and_an_export_take_as_long_as_they_take() {
        try (var slow = WebFixture.started("--vitrine.log.slow=1ms")) {
            slow.editor()
                    .get()
                    .uri("/api/v1/products?q=" + id)
                    .header("X-Request-Id", "list")
                    .exchange();
            slow.editor()
                    .get()
                    .uri("/api/v1/products")
                    .accept(MediaType.APPLICATION_NDJSON)
                    .header("X-Request-Id", "export")
                    .exchange();
            slow.editor()
                    .post()
                    .uri("/api/v1/imports?dryRun=true")
                    .header("X-Request-Id", "import")
                    .contentType(MediaType.APPLICATION_NDJSON)
                    .bodyValue("{\"sku\":\"%s\",\"name\":\"Bag\"}\n".formatted(id))
                    .exchange();

            await().atMost(PATIENCE).until(() -> servedBy(slow, "import").size() == 1);
            assertThat(servedBy(slow, "list")).singleElement().matches(ServedRequest::slow);
            assertThat(servedBy(slow, "export")).singleElement().matches(request -> !request.slow());
            assertThat(servedBy(slow, "import")).singleElement().matches(request -> !request.slow());
        }
    }

    @Test
    void probes_are_nobodys_requests() {
        for (var probe : List.of("/api/v1/live", "/api/v1/ready", "/api/v1/health")) {
            send(web.anonymous(), probe, MediaType.APPLICATION_JSON);
        }

        assertThat(served(id)).isEmpty();
    }

    @Test
    void a_request_that_nobody_waits_for_any_longer_is_told_as_given_up() throws Exception {
        var asked = new CountDownLatch(1);
        try (var _ = web.faults().during(_ -> Mono.never().doOnSubscribe(_ -> asked.countDown()));
                var client = HttpClient.newHttpClient()) {
            var waiting = client.sendAsync(
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + web.port() + "/api/v1/products/by-sku/hunter2"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("X-Request-Id", id)
                            .header("Authorization", "Bearer " + WebFixture.editorsToken())
                            .build(),
                    BodyHandlers.discarding());
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            waiting.cancel(true);

            await().atMost(PATIENCE).until(() -> !served(id).isEmpty());
        }

        assertThat(served(id)).singleElement().extracting(ServedRequest::status).isEqualTo(ServedRequest.GIVEN_UP);
    }

    @Test
    void a_failure_is_reported_once_with_its_request_and_a_store_that_is_away_is_none() {
        var failure = new IllegalStateException("hunter2");
        try (var _ = web.faults().failWith(failure)) {
            send(web.editor(), "/api/v1/products/by-sku/hunter2", MediaType.APPLICATION_JSON);
        }
        try (var _ = web.faults().failWith(new StoreUnavailable("away", new IllegalStateException()))) {
            send(web.editor(), "/api/v1/products/by-sku/hunter2", MediaType.APPLICATION_JSON);
        }

        assertThat(web.bean(InMemoryIncidents.class).reported())
                .filteredOn(incident -> incident instanceof Incident.Failure(var _, var during)
                        && during.orElseThrow().requestId().equals(id))
                .singleElement()
                .isInstanceOfSatisfying(Incident.Failure.class, reported -> {
                    assertThat(reported.error()).isSameAs(failure);
                    assertThat(reported.during().orElseThrow().route()).isEqualTo("/api/v1/products/by-sku/{*sku}");
                });
    }

    private void send(WebTestClient client, String path, MediaType accepted) {
        client.get().uri(path).accept(accepted).header("X-Request-Id", id).exchange();
    }

    private ServedRequest served() {
        return awaited(id);
    }

    private ServedRequest awaited(String requestId) {
        await().atMost(PATIENCE).until(() -> !served(requestId).isEmpty());
        return served(requestId).getFirst();
    }

    private List<ServedRequest> served(String requestId) {
        return servedBy(web, requestId);
    }

    private static List<ServedRequest> servedBy(WebFixture web, String requestId) {
        return web.bean(InMemoryServedRequests.class).served().stream()
                .filter(request -> request.call().requestId().equals(requestId))
                .toList();
    }
}
