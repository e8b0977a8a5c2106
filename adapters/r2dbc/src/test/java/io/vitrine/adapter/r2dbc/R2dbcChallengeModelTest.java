package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.factor.ChallengeModel;
import io.vitrine.domain.factor.LoginChallenges;
import io.vitrine.domain.factor.SecondFactors;
import io.vitrine.domain.limit.TestQuotas;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.TokenLifetimes;
import java.util.List;

class R2dbcChallengeModelTest extends ChallengeModel {

    private final Database database = TestDatabase.shared().database();
    private final List<LoginChallenges> instances = List.of(
            new R2dbcLoginChallenges(database),
            new R2dbcLoginChallenges(TestDatabase.shared().database()));

    @Override
    protected Accounts accounts() {
        return new R2dbcAccounts(database);
    }

    @Override
    protected RefreshTokens tokens() {
        return new R2dbcRefreshTokens(database, TokenLifetimes.USUAL, TestQuotas.AMPLE);
    }

    @Override
    protected SecondFactors factors() {
        return new R2dbcSecondFactors(database);
    }

    @Override
    protected List<LoginChallenges> instances() {
        return instances;
    }
}
