package io.vitrine.domain.audit;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The security audit log. Events that decide something are kept together with what they decide, by the port that decides it; the
 * others are noted here. An error signal means that the store is out of reach
 * ({@link io.vitrine.domain.shared.StoreUnavailable}).
 */
public interface AuditLog {
    /** Notes an event. It is kept a moment later; the caller never waits. What cannot be kept is counted. */
    void note(AuditEvent event);

    /** How many noted events could not be kept since the start. */
    long lost();

    /** The records that an inquiry asks for, the newest first, read no faster than requested. */
    Flux<AuditRecord> records(AuditInquiry inquiry);

    /**
     * Looks at every record in its order.
     *
     * @return what is found first that is wrong, or that nothing is
     */
    Mono<Verification> verify();

    /** What looking at every record leads to. */
    sealed interface Verification {
        /** Every record is as it was written, and none is missing. */
        record Intact(long records) implements Verification {}

        /** The record at this position is missing, or not as it was written. */
        record Broken(long position) implements Verification {}
    }
}
