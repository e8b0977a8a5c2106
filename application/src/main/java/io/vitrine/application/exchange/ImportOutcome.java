package io.vitrine.application.exchange;

import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.shared.StoreUnavailable;
import java.util.Optional;

/** What an upload of lines leads to. */
public sealed interface ImportOutcome {

    /** The stream came to its end. */
    record Completed(ImportRun run) implements ImportOutcome {}

    /** The stream broke. What was stored by then stays stored, and the import can be taken up again. */
    record Interrupted(ImportRun run, UploadBroke cause) implements ImportOutcome {}

    /**
     * The store went out of reach. What was stored by then stays stored, and the import can be taken up again.
     *
     * @param run as it is known to have been stored; a batch more may have been
     */
    record StoreLost(ImportRun run, StoreUnavailable cause) implements ImportOutcome {}

    /**
     * The upload stalled for so long that another one took its import over, which goes on without it.
     *
     * @param run as the other one left it so far
     */
    record TakenOver(ImportRun run) implements ImportOutcome {}

    /** The same upload was completed before. */
    record Repeated(ImportRun run) implements ImportOutcome {}

    /**
     * The same upload is running.
     *
     * @param run empty while it is just beginning
     */
    record InProgress(Optional<ImportRun> run) implements ImportOutcome {}

    /** The key belongs to another request. */
    record KeyMismatch() implements ImportOutcome {}
}
