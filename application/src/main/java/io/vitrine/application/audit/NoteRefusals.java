package io.vitrine.application.audit;

import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Actor;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Notes what is refused before anything else is asked. */
public final class NoteRefusals {

    private final AuditLog audit;

    public NoteRefusals(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * Somebody who had proven to be who they are asked for what their roles do not allow.
     *
     * @param what the method and the path
     */
    public Mono<Void> accessDenied(Actor by, String what, Occasion occasion) {
        return Mono.fromRunnable(() -> audit.note(AuditEvent.failed(Type.ACCESS_DENIED, Optional.empty(), occasion)
                .by(by)
                .with(Map.of("what", what))));
    }

    /**
     * A call relied on a cookie that a page of somebody else may have sent along.
     *
     * @param path what was called
     */
    public Mono<Void> csrfRefused(String path, Occasion occasion) {
        return Mono.fromRunnable(() -> audit.note(
                AuditEvent.failed(Type.CSRF_REFUSED, Optional.empty(), occasion).with(Map.of("path", path))));
    }
}
