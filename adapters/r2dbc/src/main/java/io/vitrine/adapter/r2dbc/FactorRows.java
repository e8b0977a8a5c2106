package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.factor.ChallengeState;
import io.vitrine.domain.factor.LoginChallenges.Challenged;
import io.vitrine.domain.factor.SealedSecret;
import io.vitrine.domain.factor.SecondFactor;
import io.vitrine.domain.factor.WrongCodes;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads second factors and challenges. */
final class FactorRows {

    private FactorRows() {}

    static SecondFactor factor(Readable row) {
        return Columns.flag(row, "is_on")
                ? new SecondFactor.On(Math.toIntExact(Columns.number(row, "recovery_codes")))
                : new SecondFactor.Begun(secret(row));
    }

    static Challenged challenged(Readable row) {
        return new Challenged(new AccountId(Columns.uuid(row, "account_id")), secret(row));
    }

    static ChallengeState state(Readable row) {
        return new ChallengeState(
                Columns.instant(row, "expires_at"),
                Columns.required(row, "wrong", Integer.class),
                new WrongCodes(
                        List.of(Columns.required(row, "wrong_at", Instant[].class)),
                        Optional.ofNullable(row.get("stopped_until", Instant.class))),
                Columns.number(row, "last_step"),
                Arrays.stream(Columns.required(row, "recovery_codes", String[].class))
                        .map(SecretDigest::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static SealedSecret secret(Readable row) {
        return new SealedSecret(Columns.required(row, "secret", byte[].class));
    }
}
