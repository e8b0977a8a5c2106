package io.vitrine.application.audit;

import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Notes writes when they are kept. A write that is a part of a larger step is noted when that is over: one that was undone, or
 * done once more after a lost race, is not told of.
 */
public final class NotedWrites {

    private final AuditLog audit;

    public NotedWrites(AuditLog audit) {
        this.audit = audit;
    }

    /** What is to be noted at the end of a step. */
    private static final class Pending {
        private final List<AuditEvent> events = new ArrayList<>();
    }

    /** Notes what came of a write, if anything did. */
    public <T> Mono<T> noting(Mono<T> write, Function<T, Optional<AuditEvent>> event) {
        return Mono.deferContextual(context ->
                write.doOnNext(outcome -> event.apply(outcome).ifPresent(it -> note(it, context))));
    }

    private void note(AuditEvent event, ContextView context) {
        context.<Pending>getOrEmpty(Pending.class)
                .ifPresentOrElse(pending -> pending.events.add(event), () -> audit.note(event));
    }

    /**
     * Runs a step, and notes at its end what the writes in it have to tell.
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
            return whole.apply(once).doOnSuccess(_ -> pending.events.forEach(audit::note));
        });
    }
}
