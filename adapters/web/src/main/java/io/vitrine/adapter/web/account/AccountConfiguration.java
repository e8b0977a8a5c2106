package io.vitrine.adapter.web.account;

import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.adapter.web.edge.CorsSettings;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.limit.RateLimits;
import io.vitrine.adapter.web.request.Clients;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.application.access.ShowPublicKeys;
import io.vitrine.application.account.ChangePassword;
import io.vitrine.application.account.ListAccounts;
import io.vitrine.application.account.ManageAccounts;
import io.vitrine.application.account.ReadOutbox;
import io.vitrine.application.account.RegisterAccount;
import io.vitrine.application.audit.NoteRefusals;
import io.vitrine.application.factor.ManageSecondFactor;
import io.vitrine.application.session.EndSessions;
import io.vitrine.application.session.ProveSecondFactor;
import io.vitrine.application.session.RefreshSession;
import io.vitrine.application.session.SignIn;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Makes the handlers of accounts, sessions and keys. */
@Configuration(proxyBeanMethods = false)
public class AccountConfiguration {

    @Bean
    Occasions occasions(InstantSource clock, Clients clients) {
        return new Occasions(clock, clients);
    }

    @Bean
    AccountCounts accountCounts(MeterRegistry meters) {
        return new AccountCounts(meters);
    }

    @Bean
    SentForms sentForms(Json json) {
        return new SentForms(json);
    }

    @Bean
    CsrfGuard csrfGuard(Clients clients, CorsSettings cors, NoteRefusals refusals) {
        return new CsrfGuard(new SecureRandom(), new PageOrigins(clients, cors), refusals);
    }

    @Bean
    RegistrationController registrationController(
            RegisterAccount registration, SentForms forms, RateLimits limits, Occasions occasions) {
        return new RegistrationController(registration, forms, limits, occasions);
    }

    @Bean
    SessionController sessionController(
            SignIn signIn,
            ProveSecondFactor proving,
            RefreshSession refreshing,
            EndSessions ending,
            CsrfGuard csrf,
            SentForms forms,
            RateLimits limits,
            Occasions occasions,
            AccountCounts counts) {
        return new SessionController(signIn, proving, refreshing, ending, csrf, forms, limits, occasions, counts);
    }

    @Bean
    PasswordController passwordController(
            ChangePassword passwords, SentForms forms, RateLimits limits, Occasions occasions) {
        return new PasswordController(passwords, forms, limits, occasions);
    }

    @Bean
    MeController meController(
            ManageAccounts accounts, ManageSecondFactor factors, EndSessions sessions, Occasions occasions) {
        return new MeController(accounts, factors, sessions, occasions);
    }

    @Bean
    SecondFactorController secondFactorController(ManageSecondFactor factors, SentForms forms, Occasions occasions) {
        return new SecondFactorController(factors, forms, occasions);
    }

    @Bean
    UserController userController(
            ListAccounts lists, ManageAccounts accounts, Json json, Occasions occasions, AccountCounts counts) {
        return new UserController(lists, accounts, json, occasions, counts);
    }

    @Bean
    @Profile("!production")
    OutboxController outboxController(ReadOutbox outbox, Clients clients) {
        return new OutboxController(outbox, clients);
    }

    @Bean
    KeysController keysController(ShowPublicKeys keys) {
        return new KeysController(keys);
    }
}
