package io.vitrine.application.exchange;

import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.exchange.ImportRun;
import java.util.Collections;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets the work on a batch begin while the one before is still being stored, unless both have a SKU in common, and tells
 * it when its turn has come. Batches end in their order, whether well or not.
 */
final class Turns {

    private Mono<Void> before = Mono.empty();
    private Set<Sku> skusBefore = Set.of();

    /**
     * The next in the order in which this is called.
     *
     * @param work is given what completes when its turn has come
     */
    Mono<ImportRun> next(Set<Sku> skus, Function<Mono<Void>, Mono<ImportRun>> work) {
        var turn = before;
        var beginning = Collections.disjoint(skus, skusBefore) ? Mono.<Void>empty() : turn;
        var end = Sinks.<Void>empty();
        before = end.asMono();
        skusBefore = skus;
        return beginning
                .then(Mono.defer(() -> work.apply(turn)))
                .onErrorResume(failure -> turn.then(Mono.error(failure)))
                .doOnError(end::tryEmitError)
                .doAfterTerminate(end::tryEmitEmpty);
    }
}
