package io.vitrine.adapter.sentry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What Sentry is told, and how long it is waited for. Where it is, and what else its starter has settings for, is said by
 * {@code sentry}.
 *
 * @param timeout how long connecting and an answer may take, each ({@code VITRINE_SENTRY_TIMEOUT})
 * @param waiting how much may wait to be sent; what is beyond it is lost ({@code VITRINE_SENTRY_WAITING})
 */
@Validated
@ConfigurationProperties("vitrine.sentry")
record SentrySettings(
        @DefaultValue("2s") @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 30)
        Duration timeout,

        @DefaultValue("50") @Min(1) @Max(1_000) int waiting) {}
