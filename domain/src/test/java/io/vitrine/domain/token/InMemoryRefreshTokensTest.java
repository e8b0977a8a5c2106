package io.vitrine.domain.token;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.InMemoryAuditLog;

final class InMemoryRefreshTokensTest extends RefreshTokensContract {
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryAccounts accounts = new InMemoryAccounts(audit);
    private final RefreshTokens tokens = new InMemoryRefreshTokens(accounts, audit, LIFETIMES, QUOTAS);

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
