package io.vitrine.adapter.web.log;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the log tells of requests.
 *
 * @param access of which it tells in a line each
 * @param slow from when on it warns of one
 */
@Validated
@ConfigurationProperties("vitrine.log")
public record LogSettings(
        @DefaultValue("uncached") @NotNull Access access,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 1)
        Duration slow) {

    /** Requests that get a line. */
    public enum Access {
        /** Every one. */
        ALL,
        /** Those that are not answered from the memory of this instance. */
        UNCACHED,
        /** None. */
        NONE
    }
}
