package io.vitrine.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.domain.shared.InvalidValue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServedRequestTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void only_what_takes_longer_is_slow() {
        assertThat(Told.served(SECOND).isSlowerThan(SECOND)).isFalse();
        assertThat(Told.served(SECOND.plusNanos(1)).isSlowerThan(SECOND)).isTrue();
    }

    @Test
    void a_stream_takes_as_long_as_it_is_and_is_never_slow() {
        assertThat(new ServedRequest(Told.CALL, 200, Duration.ofHours(1), true).isSlowerThan(SECOND))
                .isFalse();
    }

    @Test
    void a_job_counts_in_whole_minutes() {
        assertThatThrownBy(() -> new Job("cleanup", Duration.ofSeconds(90), SECOND, SECOND))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Job("Clean up", Told.CLEANUP.every(), Told.CLEANUP.late(), Told.CLEANUP.longest()))
                .isInstanceOf(InvalidValue.class);
    }
}
