package io.vitrine.application.audit;

import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.AuditLog.Verification;
import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.browse.PageRequest.Seek;
import io.vitrine.domain.browse.Position;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the security audit log: page by page, or the whole of it, and whether it is as it was written. */
public final class ReadAudit {

    private final AuditLog audit;
    private final Cursors cursors;

    public ReadAudit(AuditLog audit, Cursors cursors) {
        this.audit = audit;
        this.cursors = cursors;
    }

    /** What asking for a page leads to. */
    public sealed interface AuditList {

        /**
         * A page, newest first.
         *
         * @param next the cursor of the page that follows, if one does
         */
        record Page(List<AuditRecord> records, Optional<String> next) implements AuditList {
            public Page {
                records = List.copyOf(records);
            }
        }

        /** The cursor is forged, or of another list. */
        record InvalidCursor() implements AuditList {}
    }

    /**
     * A page of the records that an inquiry asks for.
     *
     * @param size how many records at most
     * @param cursor as an earlier page gave it
     */
    public Mono<AuditList> page(AuditInquiry inquiry, int size, Optional<String> cursor) {
        if (cursor.isEmpty()) {
            return part(inquiry, inquiry, size);
        }
        return cursor.flatMap(text -> positionIn(text, inquiry))
                .map(position -> part(inquiry, before(inquiry, position), size))
                .orElseGet(() -> Mono.just(new AuditList.InvalidCursor()));
    }

    /** Everything that an inquiry asks for, newest first, read no faster than requested. */
    public Flux<AuditRecord> export(AuditInquiry inquiry) {
        return audit.records(inquiry);
    }

    /** Looks at every record, which takes a while. */
    public Mono<Verification> verify() {
        return audit.verify();
    }

    private Mono<AuditList> part(AuditInquiry list, AuditInquiry part, int size) {
        return audit.records(part).take(size + 1L).collectList().map(records -> {
            var shown = records.subList(0, Math.min(size, records.size()));
            var next =
                    records.size() > size ? Optional.of(cursorAfter(shown.getLast(), list)) : Optional.<String>empty();
            return new AuditList.Page(shown, next);
        });
    }

    private static AuditInquiry before(AuditInquiry inquiry, long position) {
        return new AuditInquiry(
                inquiry.type(),
                inquiry.outcome(),
                inquiry.actor(),
                inquiry.subject(),
                inquiry.from(),
                inquiry.until(),
                Optional.of(position));
    }

    private String cursorAfter(AuditRecord last, AuditInquiry list) {
        var place = new Position(List.of(), new UUID(0, last.position()));
        return cursors.seal(new Seek.After(place), fingerprint(list));
    }

    private Optional<Long> positionIn(String cursor, AuditInquiry list) {
        return cursors.open(cursor, fingerprint(list))
                .filter(Seek.After.class::isInstance)
                .map(seek -> ((Seek.After) seek).position().id().getLeastSignificantBits());
    }

    /** Each part is led by its length, so that no two lists look alike. */
    private static String fingerprint(AuditInquiry list) {
        return Stream.of(list.type(), list.outcome(), list.actor(), list.subject(), list.from(), list.until())
                .map(part -> part.map(Object::toString).orElse(""))
                .map(text -> text.length() + ":" + text)
                .collect(Collectors.joining("", "audit|", ""));
    }
}
