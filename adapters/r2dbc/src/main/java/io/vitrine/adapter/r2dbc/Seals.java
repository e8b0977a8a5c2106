package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.token.TokenLifetimes;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Wipes the seals of tokens that nobody has used when the grace of their predecessors is over. */
final class Seals {

    /** By how much the clocks of two instances may differ without costing an honest client its session. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private static final long AT_ONCE = 1_000;

    private final Database database;
    private final TokenLifetimes lifetimes;

    Seals(Database database, TokenLifetimes lifetimes) {
        this.database = database;
        this.lifetimes = lifetimes;
    }

    /** @return how many were wiped */
    Mono<Long> wipe(Instant now) {
        var issuedBefore = now.minus(lifetimes.grace()).minus(CLOCKS_DIFFER);
        return wiped(issuedBefore)
                .expand(wiped -> wiped == AT_ONCE ? wiped(issuedBefore) : Mono.empty())
                .reduce(0L, Long::sum);
    }

    private Mono<Long> wiped(Instant issuedBefore) {
        return database.one(client -> client.sql("SELECT wipe_seals(:issuedBefore, :most) AS wiped")
                .bind("issuedBefore", issuedBefore)
                .bind("most", AT_ONCE)
                .map(row -> Columns.number(row, "wiped"))
                .one());
    }
}
