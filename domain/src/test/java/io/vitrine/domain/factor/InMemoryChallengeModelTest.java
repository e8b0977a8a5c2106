package io.vitrine.domain.factor;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.TokenLifetimes;
import java.util.List;

final class InMemoryChallengeModelTest extends ChallengeModel {
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryAccounts accounts = new InMemoryAccounts(audit);
    private final RefreshTokens tokens = new InMemoryRefreshTokens(accounts, audit, TokenLifetimes.USUAL);
    private final InMemorySecondFactors factors = new InMemorySecondFactors(accounts, audit);

    @Override
    protected Accounts accounts() {
        return accounts;
    }

    @Override
    protected RefreshTokens tokens() {
        return tokens;
    }

    @Override
    protected SecondFactors factors() {
        return factors;
    }

    @Override
    protected List<LoginChallenges> instances() {
        return List.of(factors, factors);
    }
}
