package io.vitrine.domain.incident;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Keeps what was told of runs. */
public final class InMemoryJobs implements Jobs {

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public <T> Mono<T> watched(Job job, Mono<T> run) {
        return Mono.defer(() -> {
            told.add("began");
            return run.doOnSuccess(_ -> told.add("ended"))
                    .doOnError(_ -> told.add("failed"))
                    .doOnCancel(() -> told.add("failed"));
        });
    }

    /** In the order in which it was. */
    public List<String> told() {
        return List.copyOf(told);
    }
}
