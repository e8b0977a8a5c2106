package io.vitrine.domain.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which records somebody wants to see; what is not said is not looked at.
 *
 * @param before only records before this position
 */
public record AuditInquiry(
        Optional<AuditEvent.Type> type,
        Optional<AuditEvent.Outcome> outcome,
        Optional<String> actor,
        Optional<String> subject,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Long> before) {
    /** Every record. */
    public static final AuditInquiry EVERYTHING = new AuditInquiry(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
