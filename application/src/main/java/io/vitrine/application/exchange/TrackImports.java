package io.vitrine.application.exchange;

import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.exchange.Imports;
import java.time.InstantSource;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows how far imports came and which lines they refused. */
public final class TrackImports {

    private final Imports imports;
    private final InstantSource clock;

    public TrackImports(Imports imports, InstantSource clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /** The import, also while it runs; empty when there is none. */
    public Mono<ImportRun> byId(ImportId id) {
        return imports.byId(id).map(run -> run.asSeenAt(clock.instant()));
    }

    /** The newest imports, newest first. */
    public Mono<List<ImportRun>> newest(int most) {
        return imports.newest(most).map(run -> run.asSeenAt(clock.instant())).collectList();
    }

    /** The refused lines in their order, read no faster than requested. */
    public Flux<ImportLine.Rejected> rejects(ImportId id) {
        return imports.rejects(id);
    }
}
