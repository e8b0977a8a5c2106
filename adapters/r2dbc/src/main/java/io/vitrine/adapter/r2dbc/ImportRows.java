package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.exchange.ImportAttempt;
import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportMode;
import io.vitrine.domain.exchange.ImportOrder;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.exchange.ImportTally;
import io.vitrine.domain.idempotency.Fingerprint;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads imports and their rejected lines, and writes what a rejected line consists of. */
final class ImportRows {

    /** What a violation quotes may be no Unicode text, like half a surrogate pair: only escaped it can be written. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final TypeReference<List<Violation>> VIOLATIONS = new TypeReference<>() {};

    private ImportRows() {}

    static ImportRun run(Readable row) {
        return new ImportRun(
                new ImportAttempt(
                        new ImportId(Columns.uuid(row, "id")), Columns.required(row, "attempt", Integer.class)),
                order(row),
                ImportRun.State.valueOf(Columns.text(row, "state").toUpperCase(Locale.ROOT)),
                new ImportTally(
                        Columns.number(row, "read"),
                        Columns.number(row, "created"),
                        Columns.number(row, "updated"),
                        Columns.number(row, "unchanged"),
                        Columns.number(row, "rejected")),
                Columns.number(row, "last_line"),
                new Fingerprint(Columns.text(row, "upload")),
                new Actor(Columns.text(row, "started_by")),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "updated_at"),
                row.get("finished_at", Instant.class));
    }

    static ImportOrder order(Readable row) {
        return new ImportOrder(
                ImportMode.valueOf(Columns.text(row, "mode").toUpperCase(Locale.ROOT)), Columns.flag(row, "dry_run"));
    }

    static ImportLine.Rejected rejected(Readable row) {
        return new ImportLine.Rejected(
                Columns.number(row, "line"),
                JSON.readValue(Columns.required(row, "errors", byte[].class), VIOLATIONS),
                new String(Columns.required(row, "input", byte[].class), StandardCharsets.UTF_8));
    }

    /** The numbers of the lines. */
    static Long[] numbers(Collection<ImportLine.Rejected> lines) {
        return lines.stream().map(ImportLine.Rejected::number).toArray(Long[]::new);
    }

    /** What is wrong with each line, as a JSON array. */
    static String[] errors(Collection<ImportLine.Rejected> lines) {
        return inBase64(lines, line -> JSON.writeValueAsBytes(line.errors()));
    }

    /** The lines as they were sent. */
    static String[] inputs(Collection<ImportLine.Rejected> lines) {
        return inBase64(lines, line -> line.input().getBytes(StandardCharsets.UTF_8));
    }

    /** In an array, bytes can only be sent as text. */
    private static String[] inBase64(
            Collection<ImportLine.Rejected> lines, Function<ImportLine.Rejected, byte[]> bytes) {
        var base64 = Base64.getEncoder();
        return lines.stream()
                .map(line -> base64.encodeToString(bytes.apply(line)))
                .toArray(String[]::new);
    }
}
