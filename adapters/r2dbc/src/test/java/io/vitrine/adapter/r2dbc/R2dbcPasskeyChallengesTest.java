package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.passkey.PasskeyChallenges;
import io.vitrine.domain.passkey.PasskeyChallengesContract;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.token.RefreshTokens;

class R2dbcPasskeyChallengesTest extends PasskeyChallengesContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();
    private final PasskeyChallenges own =
            new R2dbcPasskeyChallenges(TestDatabase.shared().database());

    @Override
    protected PasskeyChallenges challenges() {
        return own;
    }

    @Override
    protected Housekeeping housekeeping() {
        return ports.housekeeping();
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
