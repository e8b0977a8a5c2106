package io.vitrine.domain.exchange;

import io.vitrine.domain.audit.Act;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import java.util.Map;
import java.util.Optional;

/** What the record of the service's security tells of imports. Each line that was written stands in the history of its product. */
public final class ImportEvents {

    private ImportEvents() {}

    /**
     * What an attempt at an import wrote; empty when it wrote nothing.
     *
     * @param before the import when the attempt began
     */
    public static Optional<AuditEvent> of(ImportRun before, ImportRun run, Act act) {
        var tally = run.tally().minus(before.tally());
        if (run.order().dryRun() || tally.created() + tally.updated() == 0) {
            return Optional.empty();
        }
        return Optional.of(AuditEvent.succeeded(
                        Type.CATALOGUE_WRITTEN, act.by().id(), run.id().toString(), act.occasion())
                .with(Map.of(
                        "what", "import",
                        "state", run.state().text(),
                        "created", Long.toString(tally.created()),
                        "updated", Long.toString(tally.updated()))));
    }
}
