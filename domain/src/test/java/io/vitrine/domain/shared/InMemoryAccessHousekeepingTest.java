package io.vitrine.domain.shared;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import io.vitrine.domain.token.RefreshTokens;
import java.util.List;

final class InMemoryAccessHousekeepingTest extends AccessHousekeepingContract {
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryAccounts accounts = new InMemoryAccounts(audit);
    private final InMemoryRefreshTokens tokens = new InMemoryRefreshTokens(accounts, audit, LIFETIMES);

    @Override
    protected Housekeeping housekeeping() {
        return new InMemoryHousekeeping(List.of(accounts::forgetAt, tokens::forgetAt, audit::forgetAt));
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
}
