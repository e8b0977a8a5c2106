package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.passkey.Passkeys;
import io.vitrine.domain.passkey.PasskeysContract;
import io.vitrine.domain.token.RefreshTokens;

class R2dbcPasskeysTest extends PasskeysContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();
    private final Passkeys own = new R2dbcPasskeys(TestDatabase.shared().database());

    @Override
    protected Passkeys passkeys() {
        return own;
    }

    @Override
    protected Accounts accounts() {
        return ports.accounts();
    }

    @Override
    protected RefreshTokens tokens() {
        return ports.refreshTokens();
    }

    @Override
    protected AuditLog audit() {
        return ports.auditLog();
    }
}
