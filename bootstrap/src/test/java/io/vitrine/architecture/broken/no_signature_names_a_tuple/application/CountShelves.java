package io.vitrine.architecture.broken.no_signature_names_a_tuple.application;

import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

public class CountShelves {
    public Mono<Tuple2<Integer, Integer>> fullAndEmpty() {
        return Mono.zip(Mono.just(1), Mono.just(2));
    }

    /** A tuple inside a method is a detail of it. */
    public Mono<Integer> all() {
        return Mono.zip(Mono.just(1), Mono.just(2)).map(both -> both.getT1() + both.getT2());
    }
}
