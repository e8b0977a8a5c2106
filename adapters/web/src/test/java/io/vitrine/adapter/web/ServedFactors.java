package io.vitrine.adapter.web;

import io.vitrine.application.factor.ManageSecondFactor;
import io.vitrine.application.session.BeginSession;
import io.vitrine.application.session.ProveSecondFactor;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.account.KeptLetters;
import io.vitrine.domain.account.PlainHasher;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.factor.FactorSecrets;
import io.vitrine.domain.factor.InMemorySecondFactors;
import io.vitrine.domain.factor.PlainFactorSecrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Second factors in memory, and what is done with them. */
@Configuration(proxyBeanMethods = false)
class ServedFactors {

    @Bean
    InMemorySecondFactors secondFactors(InMemoryAccounts accounts, InMemoryAuditLog audit) {
        return new InMemorySecondFactors(accounts, audit);
    }

    @Bean
    FactorSecrets factorSecrets() {
        return new PlainFactorSecrets();
    }

    @Bean
    ManageSecondFactor manageSecondFactor(
            InMemorySecondFactors factors,
            FactorSecrets secrets,
            InMemoryAccounts accounts,
            PlainHasher hasher,
            KeptLetters letters) {
        return new ManageSecondFactor(factors, secrets, accounts, hasher, letters, "Vitrine");
    }

    @Bean
    ProveSecondFactor proveSecondFactor(
            InMemorySecondFactors factors,
            FactorSecrets secrets,
            BeginSession beginning,
            KeptLetters letters,
            InMemoryAuditLog audit) {
        return new ProveSecondFactor(factors, secrets, beginning, letters, audit);
    }
}
