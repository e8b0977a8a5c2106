package io.vitrine.adapter.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.domain.incident.Jobs;
import io.vitrine.domain.incident.JobsContract;
import io.vitrine.domain.incident.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SentryJobsTest extends JobsContract {

    private static final Map<String, String> WORDS = Map.of("in_progress", "began", "ok", "ended", "error", "failed");

    private final TestSentry sentry = TestSentry.started();
    private final Telling service = Telling.to(sentry);

    @AfterEach
    void end() {
        service.close();
        sentry.close();
    }

    @Override
    protected Jobs jobs() {
        return service.a(Jobs.class);
    }

    @Override
    protected List<String> told() {
        return sentry.taken("check_in").stream()
                .map(checkIn ->
                        Objects.requireNonNull(WORDS.get(checkIn.path("status").asString())))
                .toList();
    }

    @Test
    void a_run_says_when_the_next_one_has_to_come_and_its_end_belongs_to_its_beginning() {
        StepVerifier.create(jobs().watched(Told.CLEANUP, Mono.just(7L)))
                .expectNext(7L)
                .verifyComplete();

        await().atMost(Duration.ofSeconds(30)).until(() -> told().size() == 2);
        var begun = sentry.taken("check_in").get(0);
        var ended = sentry.taken("check_in").get(1);
        assertThat(begun.path("monitor_slug").asString()).isEqualTo("cleanup");
        assertThat(begun.path("environment").asString()).isEqualTo("test");
        assertThat(begun.at("/monitor_config/schedule/type").asString()).isEqualTo("interval");
        assertThat(begun.at("/monitor_config/schedule/value").asInt()).isEqualTo(60);
        assertThat(begun.at("/monitor_config/schedule/unit").asString()).isEqualTo("minute");
        assertThat(begun.at("/monitor_config/checkin_margin").asInt()).isEqualTo(10);
        assertThat(begun.at("/monitor_config/max_runtime").asInt()).isEqualTo(5);
        assertThat(ended.path("check_in_id")).isEqualTo(begun.path("check_in_id"));
        assertThat(ended.path("duration").asDouble()).isNotNegative();
    }
}
