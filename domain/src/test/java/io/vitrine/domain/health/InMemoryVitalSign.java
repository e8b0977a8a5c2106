package io.vitrine.domain.health;

import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** One that is as a test wants it. */
public final class InMemoryVitalSign implements VitalSign {

    private final String name;
    private final Importance importance;
    private final AtomicInteger looks = new AtomicInteger();
    private volatile Mono<Finding> answer = Mono.fromSupplier(Finding::up);

    public InMemoryVitalSign(String name, Importance importance) {
        this.name = name;
        this.importance = importance;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Importance importance() {
        return importance;
    }

    @Override
    public Mono<Finding> look() {
        return Mono.defer(() -> {
            looks.incrementAndGet();
            return answer;
        });
    }

    /** How often somebody looked. */
    public int looks() {
        return looks.get();
    }

    public void answers(Mono<Finding> next) {
        answer = next;
    }

    public void is(Status status) {
        answers(Mono.just(status == Status.UP ? Finding.up() : Finding.of(status, "a test wants it so")));
    }

    /** Looks never end. */
    public void hangs() {
        answers(Mono.never());
    }
}
