package io.vitrine.adapter.web.account;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.adapter.web.metrics.WebMeters;
import io.vitrine.adapter.web.metrics.WebMeters.Tag;
import io.vitrine.application.passkey.SignInWithPasskey;
import io.vitrine.application.session.ProveSecondFactor;
import io.vitrine.application.session.RefreshSession.Refresh;
import io.vitrine.application.session.SignIn;
import java.util.List;

/** Counts how accounts are used, and tried. */
final class AccountCounts {

    private static final String SUCCEEDED = "succeeded";
    private static final String REFUSED = "refused";
    private static final String UNVERIFIED = "unverified";
    private static final String SECOND_FACTOR_REQUIRED = "second-factor-required";

    private final MeterRegistry meters;
    private final Counter locks;

    AccountCounts(MeterRegistry meters) {
        this.meters = meters;
        locks = Counter.builder(WebMeters.LOCKS.getName())
                .description(WebMeters.LOCKS.description())
                .register(meters);
        // What never happened is zero, and not unknown.
        List.of(SUCCEEDED, REFUSED, UNVERIFIED, SECOND_FACTOR_REQUIRED).forEach(outcome -> login("password", outcome));
        List.of(SUCCEEDED, REFUSED).forEach(outcome -> login("second-factor", outcome));
        List.of(SUCCEEDED, REFUSED, UNVERIFIED).forEach(outcome -> login("passkey", outcome));
        List.of("refreshed", "throttled", "refused", "reused", "lost").forEach(this::refresh);
    }

    void login(SignIn.Outcome outcome) {
        login(
                        "password",
                        switch (outcome) {
                            case SignIn.Outcome.SignedIn _ -> SUCCEEDED;
                            case SignIn.Outcome.SecondFactorRequired _ -> SECOND_FACTOR_REQUIRED;
                            case SignIn.Outcome.InvalidCredentials _ -> REFUSED;
                            case SignIn.Outcome.NotVerified _ -> UNVERIFIED;
                        })
                .increment();
    }

    void login(ProveSecondFactor.Outcome outcome) {
        login(
                        "second-factor",
                        switch (outcome) {
                            case ProveSecondFactor.Outcome.SignedIn _ -> SUCCEEDED;
                            case ProveSecondFactor.Outcome.InvalidCredentials _ -> REFUSED;
                        })
                .increment();
    }

    void login(SignInWithPasskey.Outcome outcome) {
        login(
                        "passkey",
                        switch (outcome) {
                            case SignInWithPasskey.Outcome.SignedIn _ -> SUCCEEDED;
                            case SignInWithPasskey.Outcome.NotAccepted _ -> REFUSED;
                            case SignInWithPasskey.Outcome.NotVerified _ -> UNVERIFIED;
                        })
                .increment();
    }

    void refresh(Refresh refresh) {
        refresh(
                        switch (refresh) {
                            case Refresh.Refreshed _ -> "refreshed";
                            case Refresh.Throttled _ -> "throttled";
                            case Refresh.Invalid _ -> "refused";
                            case Refresh.Reused _ -> "reused";
                            case Refresh.Lost _ -> "lost";
                        })
                .increment();
    }

    void locked() {
        locks.increment();
    }

    private Counter login(String method, String outcome) {
        return Counter.builder(WebMeters.LOGINS.getName())
                .description(WebMeters.LOGINS.description())
                .tag(Tag.METHOD.asString(), method)
                .tag(Tag.OUTCOME.asString(), outcome)
                .register(meters);
    }

    private Counter refresh(String outcome) {
        return Counter.builder(WebMeters.REFRESHES.getName())
                .description(WebMeters.REFRESHES.description())
                .tag(Tag.OUTCOME.asString(), outcome)
                .register(meters);
    }
}
