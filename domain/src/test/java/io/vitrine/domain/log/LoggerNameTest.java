package io.vitrine.domain.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoggerNameTest {

    @Test
    void what_is_ours_may_tell_everything() {
        assertThat(new LoggerName("io.vitrine").mayTell(LogLevel.TRACE)).isTrue();
        assertThat(new LoggerName("io.vitrine.adapter.web").mayTell(LogLevel.TRACE))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROOT", "io", "io.vitrines", "reactor.netty", "io.r2dbc", "org.springframework.security"})
    void what_others_tell_below_info_is_not_to_be_read(String logger) {
        assertThat(new LoggerName(logger).mayTell(LogLevel.DEBUG)).isFalse();
        assertThat(new LoggerName(logger).mayTell(LogLevel.INFO)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", "a b", "a\nb", "io.vitrine.", "a-b"})
    void other_texts_are_no_names(String text) {
        assertThatThrownBy(() -> new LoggerName(text)).isInstanceOf(InvalidValue.class);
    }
}
