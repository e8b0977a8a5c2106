package io.vitrine.application.exchange;

import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.exchange.ImportAttempt;
import io.vitrine.domain.exchange.ImportBatch;
import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.exchange.Imports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The fake, with every batch noted and its operations replaceable. */
final class WatchedImports implements Imports {

    final Imports imports;
    final List<ImportBatch> batches = new ArrayList<>();
    final List<Instant> signsOfLife = new ArrayList<>();
    Storing storing;

    @Nullable
    Function<ImportAttempt, Mono<ImportRun>> finishing;

    interface Storing {
        Mono<ImportRun> store(ImportAttempt attempt, ImportBatch batch, Change change, Mono<Void> turn);
    }

    WatchedImports(Imports imports) {
        this.imports = imports;
        this.storing = imports::store;
    }

    @Override
    public Mono<Void> begin(ImportRun run) {
        return imports.begin(run);
    }

    @Override
    public Mono<ImportRun> store(ImportAttempt attempt, ImportBatch batch, Change change, Mono<Void> turn) {
        batches.add(batch);
        return storing.store(attempt, batch, change, turn);
    }

    @Override
    public Mono<ImportRun> keepAlive(ImportAttempt attempt, Instant at) {
        signsOfLife.add(at);
        return imports.keepAlive(attempt, at);
    }

    @Override
    public Mono<ImportRun> resume(ImportId id, Instant now) {
        return imports.resume(id, now);
    }

    @Override
    public Mono<ImportRun> finish(ImportAttempt attempt, ImportRun.State state, Instant at) {
        return finishing == null ? imports.finish(attempt, state, at) : finishing.apply(attempt);
    }

    @Override
    public Mono<ImportRun> byId(ImportId id) {
        return imports.byId(id);
    }

    @Override
    public Flux<ImportRun> newest(int most) {
        return imports.newest(most);
    }

    @Override
    public Flux<ImportLine.Rejected> rejects(ImportId id) {
        return imports.rejects(id);
    }
}
