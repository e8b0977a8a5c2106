package io.vitrine.domain.shared;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.factor.InMemorySecondFactors;
import io.vitrine.domain.factor.LoginChallenges;
import io.vitrine.domain.factor.SecondFactors;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import io.vitrine.domain.token.RefreshTokens;
import java.util.List;

final class InMemoryAccessHousekeepingTest extends AccessHousekeepingContract {
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryAccounts accounts = new InMemoryAccounts(audit);
    private final InMemoryRefreshTokens tokens = new InMemoryRefreshTokens(accounts, audit, LIFETIMES);
    private final InMemorySecondFactors factors = new InMemorySecondFactors(accounts, audit);

    @Override
    protected Housekeeping housekeeping() {
        return new InMemoryHousekeeping(
                List.of(accounts::forgetAt, tokens::forgetAt, factors::forgetAt, audit::forgetAt));
    }

    @Override
    protected Accounts accounts() {
        return accounts;
    }

    @Override
    protected RefreshTokens tokens() {
        return tokens;
    }

    @Override
    protected AuditLog audit() {
        return audit;
    }

    @Override
    protected SecondFactors factors() {
        return factors;
    }

    @Override
    protected LoginChallenges challenges() {
        return factors;
    }
}
