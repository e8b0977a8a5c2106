package io.vitrine.domain.exchange;

import io.vitrine.domain.catalogue.Change;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The imports. Every operation is atomic on its own. An error signal means that the store is out of reach
 * ({@link io.vitrine.domain.shared.StoreUnavailable}).
 */
public interface Imports {
    /** Notes a new import. */
    Mono<Void> begin(ImportRun run);

    /**
     * Stores a batch, its rejected lines and the progress of the import, in one step; with {@link ImportOrder#dryRun}
     * the products are looked at only, so that a new SKU of an earlier batch is still new. A brand that is named and
     * does not exist is made, and is there before its products are. A line that changes nothing of its product makes no version. A line that the mode does
     * not allow is rejected: {@code duplicate-sku} or {@code not-found} at {@code /sku}.
     *
     * <p>Two imports of the same SKUs at the same time both succeed; the later one finds what the earlier one stored.
     *
     * @param turn completes when the batch before is stored. This one may be worked on before, and is stored after; it
     *     has no SKU in common with a batch that is still being stored
     * @return the import after this batch; empty, and nothing is stored, when the attempt is over: the import has ended,
     *     or another attempt has taken it up
     */
    Mono<ImportRun> store(ImportAttempt attempt, ImportBatch batch, Change change, Mono<Void> turn);

    /** Stores a batch whose turn it is. */
    default Mono<ImportRun> store(ImportAttempt attempt, ImportBatch batch, Change change) {
        return store(attempt, batch, change, Mono.empty());
    }

    /**
     * Notes that an import is alive, though nothing has arrived to store.
     *
     * @return the import; empty when the attempt is over
     */
    Mono<ImportRun> keepAlive(ImportAttempt attempt, Instant at);

    /**
     * Takes up an interrupted or stalled import where it stopped: it is running again, as its next
     * attempt, with its tally and last line kept.
     * Of several who try at once one succeeds.
     *
     * @return empty when there is no such import, or it is neither interrupted nor stalled
     */
    Mono<ImportRun> resume(ImportId id, Instant now);

    /**
     * Ends an import that is running as this attempt; one that has ended, or runs as another attempt, stays as it is.
     *
     * @return the import as it is then; empty when there is no such import
     */
    Mono<ImportRun> finish(ImportAttempt attempt, ImportRun.State state, Instant at);

    /** The import; empty when there is none. */
    Mono<ImportRun> byId(ImportId id);

    /** The newest imports, newest first. */
    Flux<ImportRun> newest(int most);

    /** The rejected lines of an import in their order, read no faster than requested. */
    Flux<ImportLine.Rejected> rejects(ImportId id);
}
