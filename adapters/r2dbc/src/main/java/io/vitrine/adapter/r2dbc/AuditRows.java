package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the records of the audit log, and writes them. */
final class AuditRows {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};

    private AuditRows() {}

    static AuditRecord record(Readable row) {
        var origin = new Origin(Columns.text(row, "address_prefix"), Columns.text(row, "user_agent"));
        var event = new AuditEvent(
                AuditEvent.Type.named(Columns.text(row, "type")),
                AuditEvent.Outcome.named(Columns.text(row, "outcome")),
                Optional.ofNullable(row.get("actor", String.class)),
                Optional.ofNullable(row.get("subject", String.class)),
                new Occasion(Columns.instant(row, "at"), origin, Columns.text(row, "request_id")),
                JSON.readValue(Columns.json(row, "details"), DETAILS));
        return new AuditRecord(Columns.number(row, "position"), event, Columns.text(row, "hash"));
    }

    /** An array of rows, as {@code jsonb_to_recordset} reads it. */
    static Json rows(List<AuditRecord> records) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            records.forEach(record -> write(record, json));
            json.writeEndArray();
        }
        return Json.of(bytes.toByteArray());
    }

    private static void write(AuditRecord record, JsonGenerator json) {
        var event = record.event();
        var occasion = event.occasion();
        json.writeStartObject();
        json.writeNumberProperty("position", record.position());
        json.writeStringProperty("at", occasion.at().toString());
        json.writeStringProperty("type", event.type().text());
        json.writeStringProperty("outcome", event.outcome().text());
        event.actor().ifPresent(actor -> json.writeStringProperty("actor", actor));
        event.subject().ifPresent(subject -> json.writeStringProperty("subject", subject));
        json.writeStringProperty("address_prefix", occasion.origin().addressPrefix());
        json.writeStringProperty("user_agent", occasion.origin().userAgent());
        json.writeStringProperty("request_id", occasion.requestId());
        json.writeObjectPropertyStart("details");
        event.details().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeStringProperty("hash", record.hash());
        json.writeEndObject();
    }
}
