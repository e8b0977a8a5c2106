package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.benchmark.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar is prepared, carried to another place and started, as an operator does it. Runs when there is a jar, after {@code package}. */
@Tag("packaged")
class ProductionStartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void a_prepared_jar_starts_with_its_cache_answers_and_ends_when_it_is_told_to() throws Exception {
        var port = Deployment.freePort();
        try (var database = TestDatabase.started()) {
            var deployment = Deployment.prepared(folder.resolve("prepared"), url(database))
                    .movedTo(folder.resolve("carried"));

            // Java ends at once when it cannot use the cache, instead of going on without it.
            try (var service = deployment.start(port, Map.of("VITRINE_JAVA_OPTIONS", "-XX:AOTMode=on"))) {
                await().atMost(PATIENCE).until(() -> !service.isAlive() || answers(port));
                assertThat(service.isAlive()).isTrue();

                service.terminate();
                assertThat(service.output()).doesNotContain("couldn't be disposed");
                assertThat(service.end()).isEqualTo(ENDED_BY_SIGTERM);
            }
        }
        assertThat(folder.resolve("prepared")).doesNotExist();
        assertThat(Files.isExecutable(folder.resolve("carried/start"))).isTrue();
    }

    private static String url(TestDatabase database) {
        return "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                + database.name();
    }

    private static boolean answers(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/products?size=1"))
                .timeout(PATIENCE)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }
}
