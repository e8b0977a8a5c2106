package io.vitrine.domain.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.exchange.ImportRun.State;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ImportRunTest {
    private static final Instant THEN = Instant.parse("2026-11-24T10:00:00.123Z");
    private static final ImportRun RUNNING = ImportRun.begun(
            new ImportId(new SequentialIdentifiers().next()),
            new ImportOrder(ImportMode.UPSERT, false),
            new Actor("ana"),
            THEN);

    @Test
    void an_import_that_makes_progress_counts_as_running() {
        assertThat(RUNNING.asSeenAt(THEN.plus(ImportRun.STALLED))).isEqualTo(RUNNING);
    }

    @Test
    void an_import_without_progress_counts_as_interrupted_since_it_stopped() {
        var seen = RUNNING.asSeenAt(THEN.plus(ImportRun.STALLED).plusMillis(1));

        assertThat(seen.state()).isEqualTo(State.INTERRUPTED);
        assertThat(seen.finishedAt()).isEqualTo(THEN);
        assertThat(seen.lastLine()).isEqualTo(RUNNING.lastLine());
        assertThat(seen.tally()).isEqualTo(RUNNING.tally());
    }

    @ParameterizedTest
    @EnumSource(names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
    void an_import_that_has_ended_stays_as_it_is(State state) {
        var ended = new ImportRun(
                RUNNING.attempt(),
                RUNNING.order(),
                state,
                ImportTally.ZERO,
                7,
                RUNNING.upload(),
                RUNNING.by(),
                THEN,
                THEN,
                THEN);

        assertThat(ended.asSeenAt(THEN.plusSeconds(1_000_000))).isEqualTo(ended);
    }

    @Test
    void tallies_add_up() {
        assertThat(new ImportTally(10, 1, 2, 3, 4).plus(new ImportTally(100, 10, 20, 30, 40)))
                .isEqualTo(new ImportTally(110, 11, 22, 33, 44));
    }
}
