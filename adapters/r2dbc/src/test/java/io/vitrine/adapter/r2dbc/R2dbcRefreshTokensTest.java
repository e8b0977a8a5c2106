package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.RefreshTokensContract;

class R2dbcRefreshTokensTest extends RefreshTokensContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();

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
