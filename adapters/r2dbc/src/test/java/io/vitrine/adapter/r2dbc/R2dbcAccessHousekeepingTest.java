package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.factor.LoginChallenges;
import io.vitrine.domain.factor.SecondFactors;
import io.vitrine.domain.shared.AccessHousekeepingContract;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.token.RefreshTokens;

class R2dbcAccessHousekeepingTest extends AccessHousekeepingContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();

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

    @Override
    protected SecondFactors factors() {
        return ports.secondFactors();
    }

    @Override
    protected LoginChallenges challenges() {
        return ports.loginChallenges();
    }
}
