package io.vitrine.adapter.web.audit;

import io.vitrine.adapter.web.json.Timestamps;
import io.vitrine.domain.audit.AuditRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of the audit log as administrators see it.
 *
 * @param position from 1, without a gap
 * @param hash over the record and the one before
 */
record AuditRecordDocument(
        long position,
        String time,
        String type,
        String outcome,
        @Nullable String actor,
        @Nullable String subject,
        String addressPrefix,
        String userAgent,
        String requestId,
        Map<String, String> details,
        String hash) {

    static AuditRecordDocument of(AuditRecord record) {
        var event = record.event();
        var occasion = event.occasion();
        return new AuditRecordDocument(
                record.position(),
                Timestamps.text(occasion.at()),
                event.type().text(),
                event.outcome().text(),
                event.actor().orElse(null),
                event.subject().orElse(null),
                occasion.origin().addressPrefix(),
                occasion.origin().userAgent(),
                occasion.requestId(),
                event.details(),
                record.hash());
    }
}
