package io.vitrine.adapter.web;

import io.vitrine.adapter.web.account.PasskeyConfiguration;
import io.vitrine.application.passkey.ManagePasskeys;
import io.vitrine.application.passkey.SignInWithPasskey;
import io.vitrine.application.session.BeginSession;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.account.KeptLetters;
import io.vitrine.domain.account.PlainHasher;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.passkey.InMemoryPasskeyChallenges;
import io.vitrine.domain.passkey.InMemoryPasskeys;
import io.vitrine.domain.passkey.PlainCeremonies;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Passkeys of a {@link WebFixture}, unless the setting {@code test.passkeys} is {@code false}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "test.passkeys", matchIfMissing = true)
@Import(PasskeyConfiguration.class)
class ServedPasskeys {

    private final PlainCeremonies ceremonies = new PlainCeremonies();
    private final InMemoryPasskeyChallenges challenges = new InMemoryPasskeyChallenges();

    @Bean
    InMemoryPasskeys passkeys(InMemoryAccounts accounts, InMemoryAuditLog audit, InMemoryRefreshTokens tokens) {
        var passkeys = new InMemoryPasskeys(accounts, audit);
        tokens.havePasskeys(passkeys);
        return passkeys;
    }

    @Bean
    ManagePasskeys managePasskeys(
            InMemoryPasskeys passkeys,
            InMemoryAccounts accounts,
            PlainHasher hasher,
            KeptLetters letters,
            Identifiers identifiers) {
        return new ManagePasskeys(passkeys, challenges, ceremonies, accounts, hasher, letters, identifiers);
    }

    @Bean
    SignInWithPasskey signInWithPasskey(
            InMemoryPasskeys passkeys, InMemoryAccounts accounts, BeginSession beginning, InMemoryAuditLog audit) {
        return new SignInWithPasskey(passkeys, challenges, ceremonies, accounts, beginning, audit, true);
    }
}
