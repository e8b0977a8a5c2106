package io.vitrine.adapter.resilience4j;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much an instance remembers that counts on its own.
 *
 * @param trackedKeys of how many clients and accounts at the most ({@code VITRINE_LIMITS_TRACKEDKEYS})
 */
@Validated
@ConfigurationProperties("vitrine.limits")
public record InProcessLimitSettings(
        @DefaultValue("100000") @Min(1_000) @Max(10_000_000) int trackedKeys) {}
