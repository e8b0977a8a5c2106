package io.vitrine.adapter.r2dbc;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Waits for answers to fences. A fence is a message to all instances that they get after every change that was committed before it;
 * who answers it has heard of them.
 */
final class Settlements {

    private final UUID me;
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Fence> fences = new ConcurrentHashMap<>();

    Settlements(UUID me) {
        this.me = me;
    }

    /** Who has answered one, and who has to. */
    private static final class Fence {
        private final Set<UUID> answered = new HashSet<>();
        private final Sinks.Empty<Void> settled = Sinks.empty();
        private @Nullable Set<UUID> asked;

        synchronized void answered(UUID instance) {
            answered.add(instance);
            check();
        }

        synchronized Mono<Void> answeredBy(Set<UUID> instances) {
            asked = instances;
            check();
            return settled.asMono();
        }

        private void check() {
            if (asked != null && answered.containsAll(asked)) {
                settled.tryEmitEmpty();
            }
        }
    }

    /**
     * Puts up a fence and completes when all have answered it.
     *
     * @param sent sends the fence with this number, and gives who has to answer it besides this instance
     */
    Mono<Void> settled(LongFunction<Mono<Set<UUID>>> sent) {
        return Mono.defer(() -> {
            var number = last.incrementAndGet();
            var fence = new Fence();
            fences.put(number, fence);
            return sent.apply(number)
                    .flatMap(instances -> fence.answeredBy(withMe(instances)))
                    .doFinally(_ -> fences.remove(number));
        });
    }

    private Set<UUID> withMe(Set<UUID> instances) {
        var all = new HashSet<>(instances);
        all.add(me);
        return all;
    }

    /** An instance, maybe this one, got a fence of ours. */
    void answered(UUID instance, long number) {
        var fence = fences.get(number);
        if (fence != null) {
            fence.answered(instance);
        }
    }
}
