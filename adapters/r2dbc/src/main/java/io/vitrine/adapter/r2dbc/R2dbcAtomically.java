package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.shared.Atomically;
import reactor.core.publisher.Mono;

/** One transaction of PostgreSQL around the calls of several ports. */
final class R2dbcAtomically implements Atomically {

    private final Database database;

    R2dbcAtomically(Database database) {
        this.database = database;
    }

    @Override
    public <T> Mono<T> run(Mono<T> work) {
        return database.together(_ -> work);
    }
}
