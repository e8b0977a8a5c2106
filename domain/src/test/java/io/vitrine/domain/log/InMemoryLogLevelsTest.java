package io.vitrine.domain.log;

import io.vitrine.domain.limit.MovableClock;
import java.time.Duration;
import java.util.Map;

final class InMemoryLogLevelsTest extends LogLevelsContract {

    private final MovableClock clock = new MovableClock();
    private final LogLevels levels = new InMemoryLogLevels(Map.of(CONFIGURED, LogLevel.INFO), clock);

    @Override
    protected LogLevels levels() {
        return levels;
    }

    @Override
    protected void pass(Duration time) {
        clock.pass(time);
    }
}
