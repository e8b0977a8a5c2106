package io.vitrine.domain.token;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import java.util.Set;

/**
 * Whom an access token is issued to.
 *
 * @param roles as the account has them at that moment
 */
public record Bearer(AccountId account, SessionId session, Set<Role> roles) {
    public Bearer {
        roles = Set.copyOf(roles);
    }
}
