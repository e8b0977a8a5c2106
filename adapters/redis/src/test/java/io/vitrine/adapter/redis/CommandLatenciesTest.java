package io.vitrine.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommandLatenciesTest {

    private static final Quota MANY = new Quota(1_000, Duration.ofMinutes(15));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void every_command_is_measured_and_told_apart_by_nothing_else() {
        try (var link = TestLink.patientlyTo(TestRedis.shared())) {
            var key = new LimitKey(Policy.API, LimitKey.Of.ADDRESS, "measured");

            for (var time = 0; time < 7; time++) {
                link.limiter().take(key, MANY).block(PATIENCE);
            }
            link.cache().keep("measured", new byte[10], 1, PATIENCE).block(PATIENCE);
            link.part(RedisSign.class).look().block(PATIENCE);

            var measured = measured(link);
            assertThat(measured)
                    .extracting(timer -> timer.getId().getTags())
                    .contains(of("EVALSHA"), of("PING"))
                    .doesNotHaveDuplicates()
                    .allSatisfy(tags -> assertThat(tags).extracting(Tag::getKey).containsExactly("command"));
            assertThat(measured)
                    .filteredOn(timer -> timer.getId().getTags().equals(of("EVALSHA")))
                    .singleElement()
                    .satisfies(timer -> {
                        assertThat(timer.count()).isGreaterThanOrEqualTo(7);
                        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive();
                    });
        }
    }

    private static List<Tag> of(String command) {
        return List.of(Tag.of("command", command));
    }

    private static Collection<Timer> measured(TestLink link) {
        return link.part(MeterRegistry.class).find("lettuce.command.completion").timers();
    }
}
