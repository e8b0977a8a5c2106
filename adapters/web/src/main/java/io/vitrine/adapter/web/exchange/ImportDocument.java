package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.json.Timestamps;
import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.exchange.ImportRun;
import org.jspecify.annotations.Nullable;

/**
 * An import and how far it came.
 *
 * @param state {@code running}, {@code completed} or {@code interrupted}
 * @param lastLine the last line that is dealt with
 * @param rejects the address of the refused lines
 * @param finishedAt null while it runs
 */
record ImportDocument(
        String id,
        String state,
        String mode,
        boolean dryRun,
        long read,
        long created,
        long updated,
        long unchanged,
        long rejected,
        long lastLine,
        String rejects,
        String startedBy,
        String startedAt,
        String updatedAt,
        @Nullable String finishedAt) {

    static ImportDocument of(ImportRun run) {
        var tally = run.tally();
        var finishedAt = run.finishedAt();
        return new ImportDocument(
                run.id().toString(),
                run.state().text(),
                run.order().mode().text(),
                run.order().dryRun(),
                tally.read(),
                tally.created(),
                tally.updated(),
                tally.unchanged(),
                tally.rejected(),
                run.lastLine(),
                address(run.id()) + "/rejects",
                run.by().id(),
                Timestamps.text(run.startedAt()),
                Timestamps.text(run.updatedAt()),
                finishedAt == null ? null : Timestamps.text(finishedAt));
    }

    /** Where an import can be read. */
    static String address(ImportId id) {
        return "/api/v1/imports/" + id;
    }
}
