package io.vitrine.domain.limit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Quotas for tests. */
public final class TestQuotas {

    /** More than a test uses up. */
    public static final Quotas AMPLE = of(1_000_000);

    private TestQuotas() {}

    /** So many requests in a quarter of an hour, for everything and everyone. */
    public static Quotas of(int requests) {
        var quotas = new EnumMap<Policy, Quota>(Policy.class);
        for (var policy : Policy.values()) {
            quotas.put(policy, new Quota(requests, Duration.ofMinutes(15)));
        }
        return new Quotas(quotas, Map.of());
    }
}
