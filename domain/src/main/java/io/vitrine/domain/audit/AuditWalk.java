package io.vitrine.domain.audit;

import io.vitrine.domain.audit.AuditLog.Verification;

/**
 * How far a walk along the chain has come, one record after the other.
 *
 * @param begin after which position it began
 * @param position the last one that is as it was written
 * @param hash of the record there
 * @param broken whether what comes next is not
 */
public record AuditWalk(long begin, long position, String hash, boolean broken) {

    /** A walk that begins after a position, at which this was the hash. */
    public static AuditWalk after(long position, String hash) {
        return new AuditWalk(position, position, hash, false);
    }

    /** One record further, if it is the one that was written there. */
    public AuditWalk with(AuditRecord record) {
        if (broken) {
            return this;
        }
        return record.position() == position + 1 && AuditChain.follows(hash, record)
                ? new AuditWalk(begin, record.position(), record.hash(), false)
                : stopped();
    }

    /** No further, as what comes next is no record at all. */
    public AuditWalk stopped() {
        return new AuditWalk(begin, position, hash, true);
    }

    /**
     * What it has found, if the last record should be at this position and have this hash.
     */
    public Verification endingAt(long lastPosition, String lastHash) {
        if (broken || position < lastPosition) {
            return new Verification.Broken(position + 1);
        }
        return hash.equals(lastHash) ? new Verification.Intact(position - begin) : new Verification.Broken(position);
    }
}
