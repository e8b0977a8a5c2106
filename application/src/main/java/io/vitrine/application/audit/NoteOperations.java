package io.vitrine.application.audit;

import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Notes what happens to an instance of the service itself, which no request asks for. */
public final class NoteOperations {

    private static final Origin SERVICE = new Origin("", "vitrine");

    private final AuditLog audit;
    private final InstantSource clock;

    public NoteOperations(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An instance has started.
     *
     * @param configuration by name; nothing secret
     */
    public void started(Map<String, String> configuration) {
        audit.note(AuditEvent.happened(Type.STARTED, "vitrine", now()).with(configuration));
    }

    /**
     * An instance signs and verifies with other keys from now on.
     *
     * @param names their thumbprints; the first one signs
     */
    public void keysReplaced(List<String> names) {
        audit.note(AuditEvent.happened(Type.KEY_ROTATED, names.getFirst(), now())
                .with(Map.of("verifying", String.join(" ", names))));
    }

    private Occasion now() {
        return new Occasion(clock.instant(), SERVICE, "");
    }
}
