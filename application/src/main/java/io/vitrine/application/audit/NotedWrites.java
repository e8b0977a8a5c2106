package io.vitrine.application.audit;

import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.catalogue.CatalogueChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Notes writes when they are kept, and lets whoever asked for one wait until every instance has heard of it. A write that is a part of a
 * larger step is noted when that is over: one that was undone, or done once more after a lost race, is not told of.
 */
public final class NotedWrites {

    private final AuditLog audit;
    private final CatalogueChanges changes;

    public NotedWrites(AuditLog audit, CatalogueChanges changes) {
        this.audit = audit;
        this.changes = changes;
    }

    /** What is to be noted at the end of a step. */
    private static final class Pending {
        private final List<AuditEvent> events = new ArrayList<>();
    }

    /** Notes what came of a write, if anything did, and waits until it is heard of. */
    public <T> Mono<T> noting(Mono<T> write, Function<T, Optional<AuditEvent>> event) {
        return Mono.deferContextual(context -> write.delayUntil(
                outcome -> event.apply(outcome).map(it -> noted(it, context)).orElseGet(Mono::empty)));
    }

    private Mono<Void> noted(AuditEvent event, ContextView context) {
        var step = context.<Pending>getOrEmpty(Pending.class);
        if (step.isPresent()) {
            step.get().events.add(event);
            return Mono.empty();
        }
        audit.note(event);
        return changes.settled();
    }

    /**
     * Runs a step, notes at its end what the writes in it have to tell, and waits until they are heard of. It waits whatever came of the
     * step, since that may be the answer to a write that was kept before.
     *
     * @param whole makes one step of the work that it is given, which may be done more than once
     */
    public <T, R> Mono<R> atTheEnd(Mono<T> work, Function<Mono<T>, Mono<R>> whole) {
        return Mono.defer(() -> {
            var pending = new Pending();
            var once = Mono.defer(() -> {
                pending.events.clear();
                return work.contextWrite(context -> context.put(Pending.class, pending));
            });
            return whole.apply(once)
                    .doOnSuccess(_ -> pending.events.forEach(audit::note))
                    .delayUntil(_ -> changes.settled());
        });
    }
}
