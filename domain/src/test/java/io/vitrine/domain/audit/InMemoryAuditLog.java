package io.vitrine.domain.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An audit log in memory. */
public final class InMemoryAuditLog implements AuditLog {
    private final List<AuditRecord> records = new ArrayList<>();
    private long begin;
    private String beginHash = AuditChain.BEGINNING;
    private long last;
    private String lastHash = AuditChain.BEGINNING;

    /** Keeps an event at once, as a port does that decides something. */
    public synchronized void append(AuditEvent event) {
        var appended = AuditChain.records(last, lastHash, List.of(event));
        records.addAll(appended);
        last = appended.getLast().position();
        lastHash = appended.getLast().hash();
    }

    @Override
    public void note(AuditEvent event) {
        append(event);
    }

    @Override
    public long lost() {
        return 0;
    }

    @Override
    public Flux<AuditRecord> records(AuditInquiry inquiry) {
        return Flux.defer(() -> Flux.fromIterable(
                kept().reversed().stream().filter(it -> isAskedFor(it, inquiry)).toList()));
    }

    private synchronized List<AuditRecord> kept() {
        return List.copyOf(records);
    }

    private static boolean isAskedFor(AuditRecord record, AuditInquiry inquiry) {
        var event = record.event();
        var at = event.occasion().at();
        return inquiry.type().stream().allMatch(event.type()::equals)
                && inquiry.outcome().stream().allMatch(event.outcome()::equals)
                && inquiry.actor().stream().allMatch(actor -> event.actor().equals(Optional.of(actor)))
                && inquiry.subject().stream()
                        .allMatch(subject -> event.subject().equals(Optional.of(subject)))
                && inquiry.from().stream().noneMatch(at::isBefore)
                && inquiry.until().stream().allMatch(at::isBefore)
                && inquiry.before().stream().allMatch(before -> record.position() < before);
    }

    @Override
    public Mono<Verification> verify() {
        return Mono.fromSupplier(this::verified);
    }

    private synchronized Verification verified() {
        var walk = AuditWalk.after(begin, beginHash);
        for (var it : records) {
            walk = walk.with(it);
        }
        return walk.endingAt(last, lastHash);
    }

    /** Forgets the records before the first one that is to be kept, and says how many that were. */
    public synchronized long forgetAt(Instant now) {
        var forgotten = 0L;
        while (!records.isEmpty() && records.getFirst().event().occasion().at().isBefore(now.minus(AuditRecord.KEPT))) {
            var first = records.removeFirst();
            begin = first.position();
            beginHash = first.hash();
            forgotten++;
        }
        return forgotten;
    }
}
