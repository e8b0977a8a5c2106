package io.vitrine.domain.factor;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Actor;
import java.util.Map;

/** What the record of the service's security tells of second factors. */
public final class FactorEvents {

    private FactorEvents() {}

    public static AuditEvent enabled(AccountId owner, Occasion occasion) {
        return byOwner(Type.SECOND_FACTOR_ENABLED, owner, occasion);
    }

    public static AuditEvent disabled(AccountId owner, Occasion occasion) {
        return byOwner(Type.SECOND_FACTOR_DISABLED, owner, occasion);
    }

    public static AuditEvent takenOff(AccountId account, Actor by, Occasion occasion) {
        return AuditEvent.succeeded(Type.SECOND_FACTOR_DISABLED, by.id(), account.toString(), occasion);
    }

    public static AuditEvent recoveryCodesRenewed(AccountId owner, Occasion occasion) {
        return byOwner(Type.RECOVERY_CODES_RENEWED, owner, occasion);
    }

    /** @param left how many there are yet */
    public static AuditEvent recoveryCodeUsed(AccountId owner, int left, Occasion occasion) {
        return byOwner(Type.RECOVERY_CODE_USED, owner, occasion).with(Map.of("left", Integer.toString(left)));
    }

    private static AuditEvent byOwner(Type type, AccountId owner, Occasion occasion) {
        return AuditEvent.succeeded(type, owner.toString(), owner.toString(), occasion);
    }
}
