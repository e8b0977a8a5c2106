package io.vitrine.domain.limit;

import java.time.Instant;

class InMemoryExceededLimitsTest extends ExceededLimitsContract {
    private final InMemoryExceededLimits exceeded = new InMemoryExceededLimits();

    @Override
    protected ExceededLimits exceeded() {
        return exceeded;
    }

    @Override
    protected long forgetAt(Instant now) {
        return exceeded.forgetAt(now);
    }
}
