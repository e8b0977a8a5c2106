package io.vitrine.bootstrap;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What counts as well.
 *
 * @param version which service this is
 * @param notice for how long an instance that is told to end says that it is not ready before it stops to accept connections
 *     ({@code VITRINE_HEALTH_NOTICE})
 * @param memory how much may be resident ({@code VITRINE_HEALTH_MEMORY})
 */
@Validated
@ConfigurationProperties("vitrine.health")
record HealthSettings(
        @NotBlank String version,

        @DefaultValue("0s") @NotNull @DurationMin(seconds = 0) @DurationMax(seconds = 15)
        Duration notice,

        @DefaultValue("500MB") @NotNull DataSize memory) {}
