package io.vitrine.adapter.web.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.adapter.web.metrics.WebMeters;
import io.vitrine.adapter.web.metrics.WebMeters.Tag;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.Policy;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts what was decided about calls. */
final class DecisionCounts {

    private final Map<Policy, Counter> allowed = new EnumMap<>(Policy.class);
    private final Map<Policy, Counter> exceeded = new EnumMap<>(Policy.class);

    DecisionCounts(MeterRegistry meters) {
        for (var policy : Policy.values()) {
            allowed.put(policy, counter(meters, policy, "allowed"));
            exceeded.put(policy, counter(meters, policy, "exceeded"));
        }
    }

    private static Counter counter(MeterRegistry meters, Policy policy, String decision) {
        return Counter.builder(WebMeters.LIMIT_DECISIONS.getName())
                .description(WebMeters.LIMIT_DECISIONS.description())
                .tag(Tag.POLICY.asString(), policy.text())
                .tag(Tag.DECISION.asString(), decision)
                .register(meters);
    }

    void count(Policy policy, Decision decision) {
        var counters = decision instanceof Decision.Allowed ? allowed : exceeded;
        Objects.requireNonNull(counters.get(policy)).increment();
    }
}
