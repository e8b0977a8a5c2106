package io.vitrine.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What {@link ServedRequests} promises. */
public abstract class ServedRequestsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    protected abstract ServedRequests requests();

    /** How many were taken note of so far. */
    protected abstract long noted();

    @Test
    void every_request_is_taken_note_of_also_by_an_event_loop() {
        requests().served(Told.served(Duration.ofMillis(3)));
        Mono.fromRunnable(() -> requests().served(Told.served(Duration.ofMillis(5))))
                .subscribeOn(Schedulers.parallel())
                .block(PATIENCE);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(noted()).isEqualTo(2));
    }
}
