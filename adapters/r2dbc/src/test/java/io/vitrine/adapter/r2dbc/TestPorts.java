package io.vitrine.adapter.r2dbc;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.factor.LoginChallenges;
import io.vitrine.domain.factor.SecondFactors;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.limit.TestQuotas;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.TokenLifetimes;

/** The ports on a test database. */
record TestPorts(
        Products products,
        Brands brands,
        Imports imports,
        Answers answers,
        Atomically atomically,
        Housekeeping housekeeping,
        Accounts accounts,
        RefreshTokens refreshTokens,
        SecondFactors secondFactors,
        LoginChallenges loginChallenges,
        R2dbcAuditLog auditLog) {

    /** On the database that all tests share, emptied. */
    static TestPorts onEmptyDatabase() {
        TestDatabase.shared().empty();
        return on(TestDatabase.shared().database());
    }

    static TestPorts on(Database database) {
        return new TestPorts(
                new R2dbcProducts(database),
                new R2dbcBrands(database),
                new R2dbcImports(database, new SequentialIdentifiers(), new SimpleMeterRegistry()),
                new R2dbcAnswers(database),
                new R2dbcAtomically(database),
                new R2dbcHousekeeping(database),
                new R2dbcAccounts(database),
                new R2dbcRefreshTokens(database, TokenLifetimes.USUAL, TestQuotas.AMPLE),
                new R2dbcSecondFactors(database),
                new R2dbcLoginChallenges(database),
                new R2dbcAuditLog(database, new SimpleMeterRegistry(), new InMemoryIncidents()));
    }
}
