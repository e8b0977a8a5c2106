package io.vitrine.application.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.application.health.HealthReport.Component;
import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.InMemoryVitalSign;
import io.vitrine.domain.health.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ReportHealthTest {

    /** No test waits for longer, whatever it finds. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final InMemoryVitalSign database = new InMemoryVitalSign("database", Importance.NEEDED);
    private final InMemoryVitalSign cache = new InMemoryVitalSign("cache", Importance.HELPFUL);
    private final InMemoryVitalSign threads = new InMemoryVitalSign("threads", Importance.VITAL);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ReportHealth health = new ReportHealth(List.of(database, cache, threads), "1.2.3", nanos::get);

    @ParameterizedTest
    @CsvSource(textBlock = """
        UP,       UP,       UP,       UP,       true,  true
        UP,       DEGRADED, UP,       DEGRADED, true,  true
        DEGRADED, UP,       UP,       DEGRADED, true,  true
        DOWN,     UP,       UP,       DOWN,     false, true
        DOWN,     DEGRADED, UP,       DOWN,     false, true
        UP,       UP,       DEGRADED, DEGRADED, true,  true
        UP,       UP,       DOWN,     DOWN,     false, false
        DOWN,     DEGRADED, DOWN,     DOWN,     false, false
        """)
    void the_worst_counts_requests_go_elsewhere_when_it_is_down_and_a_restart_is_for_what_is_vital(
            Status ofDatabase, Status ofCache, Status ofThreads, Status status, boolean ready, boolean alive) {
        health.admit();
        database.is(ofDatabase);
        cache.is(ofCache);
        threads.is(ofThreads);

        look();

        assertThat(health.report().status()).isEqualTo(status);
        assertThat(health.isReady()).isEqualTo(ready);
        assertThat(health.isAlive()).isEqualTo(alive);
    }

    @Test
    void before_the_first_look_it_lives_and_is_not_ready() {
        health.admit();

        assertThat(health.isAlive()).isTrue();
        assertThat(health.isReady()).isFalse();
        assertThat(component("database").finding().reason()).isEqualTo("not looked at yet");
    }

    @Test
    void it_is_ready_from_the_end_of_its_start_to_the_beginning_of_its_end() {
        look();
        assertThat(health.isReady()).isFalse();

        health.admit();
        assertThat(health.isReady()).isTrue();

        health.refuse();
        assertThat(health.isReady()).isFalse();
        assertThat(health.isAlive()).isTrue();
        assertThat(health.report().status()).isEqualTo(Status.UP);
    }

    @Test
    void what_hangs_is_not_there_after_a_moment_and_keeps_nothing_else_from_being_looked_at() {
        health.admit();
        look();
        database.hangs();
        cache.is(Status.DEGRADED);

        StepVerifier.withVirtualTime(health::look)
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(899))
                .then(() -> assertThat(component("cache").finding().status()).isEqualTo(Status.DEGRADED))
                .then(() -> assertThat(health.isReady()).isTrue())
                .thenAwait(Duration.ofMillis(1))
                .expectComplete()
                .verify(LIMIT);

        assertThat(component("database").finding()).isEqualTo(Finding.of(Status.DOWN, "no answer in time"));
        assertThat(health.isReady()).isFalse();
    }

    @Test
    void what_fails_is_not_there_and_its_words_are_not_repeated() {
        database.answers(Mono.error(new IllegalStateException("10.0.0.7 refuses ana")));
        cache.answers(Mono.defer(() -> {
            throw new IllegalStateException("a bug");
        }));

        look();

        assertThat(component("database").finding().status()).isEqualTo(Status.DOWN);
        assertThat(component("database").finding().reason()).doesNotContain("10.0.0.7", "ana");
        assertThat(component("cache").finding().status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void it_is_well_again_with_the_next_look() {
        health.admit();
        database.is(Status.DOWN);
        look();

        database.is(Status.UP);
        assertThat(health.isReady()).isFalse();
        look();

        assertThat(health.isReady()).isTrue();
        assertThat(health.report().status()).isEqualTo(Status.UP);
    }

    @Test
    void however_many_ask_it_is_not_looked_at_for_them() {
        look();

        for (int i = 0; i < 1_000; i++) {
            health.report();
            health.isReady();
            health.isAlive();
        }

        assertThat(database.looks()).isEqualTo(1);
    }

    @Test
    void what_was_found_long_ago_counts_no_more() {
        health.admit();
        look();

        pass(Duration.ofSeconds(9));
        assertThat(health.isReady()).isTrue();
        assertThat(component("database").age()).isEqualTo(Duration.ofSeconds(9));

        pass(Duration.ofSeconds(1));
        assertThat(health.isReady()).isFalse();
        assertThat(health.isAlive()).isTrue();
        assertThat(component("cache").finding()).isEqualTo(Finding.of(Status.DEGRADED, "not looked at for too long"));

        pass(Duration.ofSeconds(20));
        assertThat(health.isAlive()).as("nobody looks any more").isFalse();
    }

    @Test
    void it_says_what_it_is_since_when_it_runs_and_how_everything_is() {
        cache.answers(Mono.just(Finding.of(Status.DEGRADED, "away").with("failures", 3)));
        look();
        pass(Duration.ofMinutes(3));

        var report = health.report();

        assertThat(report.version()).isEqualTo("1.2.3");
        assertThat(report.uptime()).isEqualTo(Duration.ofMinutes(3));
        assertThat(report.components()).extracting(Component::name).containsExactly("cache", "database", "threads");
    }

    private void look() {
        StepVerifier.create(health.look()).expectComplete().verify(LIMIT);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Component component(String name) {
        return health.report().components().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
