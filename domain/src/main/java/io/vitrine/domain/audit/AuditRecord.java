package io.vitrine.domain.audit;

/**
 * An event as it is kept.
 *
 * @param position from 1, without a gap
 * @param hash over the event, its position and the hash of the record before; see {@link AuditChain}
 */
public record AuditRecord(long position, AuditEvent event, String hash) {}
