package io.vitrine.architecture.broken.outcomes_of_use_cases_are_sealed.application;

import reactor.core.publisher.Mono;

public class TidyShelf {
    /** Who knows what else may come. */
    public interface Open {}

    public sealed interface Tidied {
        record Done() implements Tidied {}

        record LeftAlone() implements Tidied {}
    }

    public Mono<Open> tidyInTheOldWay() {
        return Mono.empty();
    }

    public Mono<Tidied> tidy() {
        return Mono.just(new Tidied.Done());
    }
}
