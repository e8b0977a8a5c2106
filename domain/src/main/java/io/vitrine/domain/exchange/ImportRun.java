package io.vitrine.domain.exchange;

import io.vitrine.domain.idempotency.Fingerprint;
import io.vitrine.domain.shared.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An import and how far it came. It is running until its stream ends (completed) or breaks (interrupted); what was stored
 * by then stays stored.
 *
 * @param attempt the one that is running, or was the last to run
 * @param lastLine the last line that is dealt with; 0 before the first
 * @param upload what was sent up to that line
 * @param updatedAt when it last made progress, or said that it is alive
 * @param finishedAt null while it runs
 */
public record ImportRun(
        ImportAttempt attempt,
        ImportOrder order,
        State state,
        ImportTally tally,
        long lastLine,
        Fingerprint upload,
        Actor by,
        Instant startedAt,
        Instant updatedAt,
        @Nullable Instant finishedAt) {
    /** How long an import's state and rejected lines are kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    /** How long a running import may give no sign of life before it counts as interrupted: its instance has died. */
    public static final Duration STALLED = Duration.ofMinutes(2);

    /** Where an import is in its life. */
    public enum State {
        RUNNING,
        COMPLETED,
        INTERRUPTED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static ImportRun begun(ImportId id, ImportOrder order, Actor by, Instant at) {
        var nothing = new UploadDigest().soFar();
        return new ImportRun(
                ImportAttempt.first(id), order, State.RUNNING, ImportTally.ZERO, 0, nothing, by, at, at, null);
    }

    public ImportId id() {
        return attempt.id();
    }

    /** This import as it counts at an instant: one that runs and has stalled is interrupted. */
    public ImportRun asSeenAt(Instant now) {
        var stalled = state == State.RUNNING && updatedAt.plus(STALLED).isBefore(now);
        return stalled
                ? new ImportRun(
                        attempt, order, State.INTERRUPTED, tally, lastLine, upload, by, startedAt, updatedAt, updatedAt)
                : this;
    }
}
