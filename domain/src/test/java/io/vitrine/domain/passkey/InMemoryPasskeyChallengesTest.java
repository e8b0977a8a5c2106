package io.vitrine.domain.passkey;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.shared.InMemoryHousekeeping;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import io.vitrine.domain.token.RefreshTokens;
import java.util.List;

final class InMemoryPasskeyChallengesTest extends PasskeyChallengesContract {
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryAccounts accounts = new InMemoryAccounts(audit);
    private final InMemoryRefreshTokens tokens = new InMemoryRefreshTokens(accounts, audit, LIFETIMES);
    private final InMemoryPasskeyChallenges challenges = new InMemoryPasskeyChallenges();

    @Override
    protected PasskeyChallenges challenges() {
        return challenges;
    }

    @Override
    protected Housekeeping housekeeping() {
        return new InMemoryHousekeeping(List.of(challenges::forgetAt));
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
