package io.vitrine.domain.passkey;

import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.Occasion;
import java.util.Map;
import java.util.Optional;

/** What the record of the service's security tells of passkeys. */
public final class PasskeyEvents {

    private PasskeyEvents() {}

    public static AuditEvent added(Passkey passkey, Occasion occasion) {
        return byOwner(Type.PASSKEY_ADDED, passkey, occasion);
    }

    public static AuditEvent removed(Passkey passkey, Occasion occasion) {
        return byOwner(Type.PASSKEY_REMOVED, passkey, occasion);
    }

    /** Nobody knows whether it was the owner or the holder of the copy who came second. */
    public static AuditEvent cloned(Passkey passkey, Occasion occasion) {
        return AuditEvent.failed(
                        Type.PASSKEY_CLONED, Optional.of(passkey.account().toString()), occasion)
                .with(which(passkey));
    }

    private static AuditEvent byOwner(Type type, Passkey passkey, Occasion occasion) {
        var owner = passkey.account().toString();
        return AuditEvent.succeeded(type, owner, owner, occasion).with(which(passkey));
    }

    private static Map<String, String> which(Passkey passkey) {
        return Map.of("passkey", passkey.id().toString());
    }
}
