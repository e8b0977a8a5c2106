package io.vitrine.bootstrap;

import io.vitrine.adapter.web.account.PasskeyConfiguration;
import io.vitrine.adapter.webauthn.WebAuthnConfiguration;
import io.vitrine.application.passkey.ManagePasskeys;
import io.vitrine.application.passkey.SignInWithPasskey;
import io.vitrine.application.session.BeginSession;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.account.PasswordHasher;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.passkey.PasskeyCeremonies;
import io.vitrine.domain.passkey.PasskeyChallenges;
import io.vitrine.domain.passkey.Passkeys;
import io.vitrine.domain.shared.Identifiers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Passkeys, where they are wanted: the use cases, what verifies them, and what serves them. Elsewhere there is none of it. */
@Configuration(proxyBeanMethods = false)
@Conditional(WherePasskeysAreWanted.class)
@Import({WebAuthnConfiguration.class, PasskeyConfiguration.class})
class PasskeyUseCases {

    @Bean
    ManagePasskeys managePasskeys(
            Passkeys passkeys,
            PasskeyChallenges challenges,
            PasskeyCeremonies ceremonies,
            Accounts accounts,
            PasswordHasher hasher,
            Mailer mailer,
            Identifiers identifiers) {
        return new ManagePasskeys(passkeys, challenges, ceremonies, accounts, hasher, mailer, identifiers);
    }

    @Bean
    SignInWithPasskey signInWithPasskey(
            Passkeys passkeys,
            PasskeyChallenges challenges,
            PasskeyCeremonies ceremonies,
            Accounts accounts,
            BeginSession beginning,
            AuditLog audit,
            AccountSettings settings) {
        return new SignInWithPasskey(
                passkeys, challenges, ceremonies, accounts, beginning, audit, settings.onlyVerified());
    }
}
