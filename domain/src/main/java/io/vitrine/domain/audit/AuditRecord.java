package io.vitrine.domain.audit;

import java.time.Duration;

/**
 * An event as it is kept.
 *
 * @param position from 1, without a gap
 * @param hash over the event, its position and the hash of the record before; see {@link AuditChain}
 */
public record AuditRecord(long position, AuditEvent event, String hash) {
    /** How long it is kept at least. */
    public static final Duration KEPT = Duration.ofDays(365);
}
