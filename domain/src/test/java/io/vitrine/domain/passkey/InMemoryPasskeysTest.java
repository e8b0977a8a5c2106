package io.vitrine.domain.passkey;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import io.vitrine.domain.token.RefreshTokens;
import org.junit.jupiter.api.BeforeEach;

final class InMemoryPasskeysTest extends PasskeysContract {
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryAccounts accounts = new InMemoryAccounts(audit);
    private final InMemoryRefreshTokens tokens = new InMemoryRefreshTokens(accounts, audit, LIFETIMES);
    private final InMemoryPasskeys passkeys = new InMemoryPasskeys(accounts, audit);

    @BeforeEach
    void passkeys_begin_sessions() {
        tokens.havePasskeys(passkeys);
    }

    @Override
    protected Passkeys passkeys() {
        return passkeys;
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
