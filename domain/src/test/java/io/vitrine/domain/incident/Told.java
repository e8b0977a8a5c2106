package io.vitrine.domain.incident;

import io.vitrine.domain.account.AccountId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What tests tell of. */
public final class Told {

    public static final AccountId ANA = new AccountId(UUID.fromString("0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11"));

    public static final Call CALL = new Call(
            "GET",
            "/api/v1/products/{id}",
            "order-7",
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "00f067aa0ba902b7",
            Optional.of(ANA));

    public static final Job CLEANUP =
            new Job("cleanup", Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofMinutes(5));

    private Told() {}

    /** A request that took so long, and not too long. */
    public static ServedRequest served(Duration took) {
        return new ServedRequest(CALL, 200, took, false);
    }

    /** A request that took too long. */
    public static ServedRequest slow(Duration took) {
        return new ServedRequest(CALL, 200, took, true);
    }
}
