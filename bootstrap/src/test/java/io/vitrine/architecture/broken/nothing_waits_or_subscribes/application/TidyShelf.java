package io.vitrine.architecture.broken.nothing_waits_or_subscribes.application;

import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class TidyShelf {
    Mono<String> inTheChain(Mono<String> label) {
        return label.subscribeOn(Schedulers.boundedElastic());
    }

    String waiting(Mono<String> label) {
        return label.blockOptional().orElse("");
    }

    Function<Mono<String>, String> waitingByReference() {
        return Mono::block;
    }

    Disposable aside(Mono<String> label) {
        return label.subscribe();
    }

    void sleeping() throws InterruptedException {
        Thread.sleep(1);
    }
}
