package io.vitrine.domain.token;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.Occasion;
import java.util.Map;
import java.util.Optional;

/** What the record of the service's security tells of sessions that end before their time. */
public final class SessionEvents {

    private SessionEvents() {}

    /** Nobody knows whether it was the owner or the thief who came second. */
    public static AuditEvent reuseDetected(Bearer bearer, Occasion occasion) {
        return AuditEvent.failed(
                        Type.REUSE_DETECTED, Optional.of(bearer.session().toString()), occasion)
                .with(Map.of("account", bearer.account().toString()));
    }

    public static AuditEvent loggedOut(AccountId account, SessionId session, Occasion occasion) {
        return AuditEvent.succeeded(Type.LOGGED_OUT, account.toString(), session.toString(), occasion);
    }

    public static AuditEvent revoked(AccountId account, SessionId session, Occasion occasion) {
        return AuditEvent.succeeded(Type.SESSION_REVOKED, account.toString(), session.toString(), occasion);
    }
}
