package io.vitrine.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chains records by their hashes, so that one that was altered, removed or put in between shows: each hash is over the one before,
 * as in a hash-linked log (Haber and Stornetta, 1991).
 */
public final class AuditChain {

    /** What the first record follows. */
    public static final String BEGINNING = "0".repeat(64);

    private AuditChain() {}

    /** The hash of a record that follows one with this hash: SHA-256 in lower-case hexadecimal. */
    public static String hash(String before, long position, AuditEvent event) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(written(before, position, event).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The records of events that follow the one at this position with this hash. */
    public static List<AuditRecord> records(long position, String hash, List<AuditEvent> events) {
        var records = new ArrayList<AuditRecord>(events.size());
        var before = hash;
        for (var event : events) {
            var next = position + records.size() + 1;
            before = hash(before, next, event);
            records.add(new AuditRecord(next, event, before));
        }
        return List.copyOf(records);
    }

    /** Whether a record is the one that was written after a record with this hash. */
    public static boolean follows(String before, AuditRecord record) {
        return hash(before, record.position(), record.event()).equals(record.hash());
    }

    /** Each part with its length before it, so that no two events are written alike. */
    private static String written(String before, long position, AuditEvent event) {
        var occasion = event.occasion();
        return Stream.concat(
                        Stream.of(
                                before,
                                Long.toString(position),
                                Long.toString(occasion.at().toEpochMilli()),
                                event.type().text(),
                                event.outcome().text(),
                                event.actor().orElse(""),
                                event.subject().orElse(""),
                                occasion.origin().addressPrefix(),
                                occasion.origin().userAgent(),
                                occasion.requestId()),
                        event.details().entrySet().stream().flatMap(AuditChain::parts))
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }

    private static Stream<String> parts(Map.Entry<String, String> detail) {
        return Stream.of(detail.getKey(), detail.getValue());
    }
}
