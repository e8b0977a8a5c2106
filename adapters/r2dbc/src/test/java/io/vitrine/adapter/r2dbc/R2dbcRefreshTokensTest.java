package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.RefreshTokensContract;

class R2dbcRefreshTokensTest extends RefreshTokensContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();
    private final RefreshTokens tokens =
            new R2dbcRefreshTokens(TestDatabase.shared().database(), LIFETIMES, QUOTAS);

    @Override
    protected Accounts accounts() {
        return ports.accounts();
    }

    @Override
    protected RefreshTokens tokens() {
        return tokens;
    }

    @Override
    protected AuditLog audit() {
        return ports.auditLog();
    }
}
