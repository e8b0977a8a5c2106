package io.vitrine.bootstrap;

import io.vitrine.adapter.crypto.CryptoSettings;
import io.vitrine.application.access.ShowPublicKeys;
import io.vitrine.application.account.ChangePassword;
import io.vitrine.application.account.ListAccounts;
import io.vitrine.application.account.ManageAccounts;
import io.vitrine.application.account.RegisterAccount;
import io.vitrine.application.audit.NoteOperations;
import io.vitrine.application.audit.NoteRefusals;
import io.vitrine.application.audit.ReadAudit;
import io.vitrine.application.factor.ManageSecondFactor;
import io.vitrine.application.limit.LimitRequests;
import io.vitrine.application.session.BeginSession;
import io.vitrine.application.session.EndSessions;
import io.vitrine.application.session.ProveSecondFactor;
import io.vitrine.application.session.RefreshSession;
import io.vitrine.application.session.SignIn;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.MailedTokens;
import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.account.PasswordHasher;
import io.vitrine.domain.account.PasswordPolicy;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.factor.FactorSecrets;
import io.vitrine.domain.factor.LoginChallenges;
import io.vitrine.domain.factor.SecondFactors;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.limit.Quotas;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.token.AccessTokens;
import io.vitrine.domain.token.PublicKeys;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.Revocations;
import io.vitrine.domain.token.TokenLifetimes;
import io.vitrine.domain.token.TokenSecrets;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The use cases of accounts and sessions on the ports that the adapters supply. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
class AccountUseCases {

    @Bean
    TokenLifetimes tokenLifetimes(AccountSettings settings) {
        return settings.lifetimes();
    }

    @Bean
    BeginSession beginSession(
            RefreshTokens tokens,
            TokenSecrets secrets,
            AccessTokens accessTokens,
            TokenLifetimes lifetimes,
            Identifiers identifiers,
            AuditLog audit) {
        return new BeginSession(tokens, secrets, accessTokens, lifetimes, identifiers, audit);
    }

    @Bean
    SignIn signIn(
            Accounts accounts,
            PasswordHasher hasher,
            LoginChallenges challenges,
            FactorSecrets factorSecrets,
            BeginSession beginning,
            AuditLog audit,
            AccountSettings settings) {
        return new SignIn(accounts, hasher, challenges, factorSecrets, beginning, audit, settings.onlyVerified());
    }

    @Bean
    ProveSecondFactor proveSecondFactor(
            LoginChallenges challenges,
            FactorSecrets factorSecrets,
            BeginSession beginning,
            Mailer mailer,
            AuditLog audit) {
        return new ProveSecondFactor(challenges, factorSecrets, beginning, mailer, audit);
    }

    @Bean
    ManageSecondFactor manageSecondFactor(
            SecondFactors factors,
            FactorSecrets factorSecrets,
            Accounts accounts,
            PasswordHasher hasher,
            Mailer mailer,
            AccountSettings settings) {
        return new ManageSecondFactor(factors, factorSecrets, accounts, hasher, mailer, settings.codeIssuer());
    }

    @Bean
    RefreshSession refreshSession(
            RefreshTokens tokens,
            TokenSecrets secrets,
            AccessTokens accessTokens,
            TokenLifetimes lifetimes,
            Revocations revocations,
            Accounts accounts,
            Mailer mailer,
            LimitRequests limits,
            AuditLog audit,
            Incidents incidents) {
        return new RefreshSession(
                tokens, secrets, accessTokens, lifetimes, revocations, accounts, mailer, limits, audit, incidents);
    }

    @Bean
    EndSessions endSessions(RefreshTokens tokens, Revocations revocations) {
        return new EndSessions(tokens, revocations);
    }

    @Bean
    RegisterAccount registerAccount(
            Accounts accounts,
            PasswordPolicy policy,
            PasswordHasher hasher,
            MailedTokens mailedTokens,
            Mailer mailer,
            Identifiers identifiers) {
        return new RegisterAccount(accounts, policy, hasher, mailedTokens, mailer, identifiers);
    }

    @Bean
    ChangePassword changePassword(
            Accounts accounts, PasswordPolicy policy, PasswordHasher hasher, MailedTokens mailedTokens, Mailer mailer) {
        return new ChangePassword(accounts, policy, hasher, mailedTokens, mailer);
    }

    @Bean
    ManageAccounts manageAccounts(
            Accounts accounts, PasswordHasher hasher, Identifiers identifiers, Atomically atomically) {
        return new ManageAccounts(accounts, hasher, identifiers, atomically);
    }

    @Bean
    ListAccounts listAccounts(Accounts accounts, Cursors cursors) {
        return new ListAccounts(accounts, cursors);
    }

    @Bean
    ShowPublicKeys showPublicKeys(PublicKeys keys) {
        return new ShowPublicKeys(keys);
    }

    @Bean
    ReadAudit readAudit(AuditLog audit, Cursors cursors) {
        return new ReadAudit(audit, cursors);
    }

    @Bean
    NoteRefusals noteRefusals(AuditLog audit) {
        return new NoteRefusals(audit);
    }

    @Bean
    NoteOperations noteOperations(AuditLog audit, InstantSource clock) {
        return new NoteOperations(audit, clock);
    }

    @Bean
    OperationNotes operationNotes(
            NoteOperations operations, AccountSettings accounts, CryptoSettings crypto, Quotas quotas) {
        return new OperationNotes(operations, accounts, crypto, quotas);
    }

    @Bean
    FirstAdmin firstAdmin(
            ManageAccounts accounts, PasswordPolicy policy, InstantSource clock, Environment environment) {
        return new FirstAdmin(accounts, policy, clock, environment);
    }
}
