package io.vitrine.adapter.web.audit;

import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditInquiry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads which records somebody wants to see. */
final class AuditQuery {

    private static final int LAST_YEAR = 9_999;

    private AuditQuery() {}

    /** Takes the filters out of a query. */
    static AuditInquiry read(QueryParameters parameters) {
        return new AuditInquiry(
                parameters.oneOf("type", byText(AuditEvent.Type.values(), AuditEvent.Type::text), Optional.empty()),
                parameters.oneOf(
                        "outcome", byText(AuditEvent.Outcome.values(), AuditEvent.Outcome::text), Optional.empty()),
                parameters.text("actor"),
                parameters.text("subject"),
                time("from", parameters),
                time("until", parameters),
                Optional.empty());
    }

    private static <T> Map<String, Optional<T>> byText(T[] values, Function<T, String> text) {
        return Arrays.stream(values).collect(Collectors.toMap(text, Optional::of));
    }

    private static Optional<Instant> time(String name, QueryParameters parameters) {
        var text = parameters.text(name);
        var time = text.flatMap(AuditQuery::time);
        if (text.isPresent() && time.isEmpty()) {
            parameters.refuse(name, "time", "'" + name + "' is an RFC 3339 time such as 2026-11-24T10:00:00Z");
        }
        return time;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(time -> time.getYear() >= 1 && time.getYear() <= LAST_YEAR)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
