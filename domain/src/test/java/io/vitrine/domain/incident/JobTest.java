package io.vitrine.domain.incident;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.domain.shared.InvalidValue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void a_job_counts_in_whole_minutes() {
        assertThatThrownBy(() -> new Job("cleanup", Duration.ofSeconds(90), SECOND, SECOND))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Job("Clean up", Told.CLEANUP.every(), Told.CLEANUP.late(), Told.CLEANUP.longest()))
                .isInstanceOf(InvalidValue.class);
    }
}
