package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.health.VitalSignContract;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.shared.StoreUnavailable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Notes that cannot be stored. */
class NotebookSignTest extends VitalSignContract {

    private static final int MOST = 10;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private final Notebook<Integer> notebook = new Notebook<>("numbers", MOST, this::stored, new InMemoryIncidents());
    private final NotebookSign sign = new NotebookSign("audit", notebook, nanos::get);
    private volatile boolean away;

    @BeforeEach
    void start() {
        notebook.start();
    }

    @AfterEach
    void close() {
        away = false;
        notebook.close();
    }

    private Mono<Void> stored(List<Integer> notes) {
        return away ? Mono.error(new StoreUnavailable("away", new IOException())) : Mono.empty();
    }

    @Override
    protected VitalSign sign() {
        return sign;
    }

    @Override
    protected void spoil() {
        note(8);
    }

    @Override
    protected void mend() {
        away = false;
    }

    @Test
    void that_a_few_wait_is_no_reason_to_worry() {
        note(7);

        assertThat(found().status()).isEqualTo(Status.UP);
        assertThat(found().facts()).containsEntry("waiting", 7L).containsEntry("lost", 0L);
    }

    @Test
    void what_is_lost_is_told_for_a_quarter_of_an_hour() {
        note(MOST + 2);
        found();
        away = false;
        nanos.addAndGet(NotebookSign.LATELY.toNanos() - 1);
        assertThat(found().status()).isEqualTo(Status.DEGRADED);
        assertThat(found().facts()).containsEntry("lost", 2L);

        nanos.addAndGet(1);
        awaitStatus(Status.UP);
        assertThat(found().facts()).containsEntry("lost", 2L);
    }

    private void note(int count) {
        away = true;
        for (int i = 0; i < count; i++) {
            notebook.note(i);
        }
    }

    private Finding found() {
        return Objects.requireNonNull(sign.look().block());
    }
}
