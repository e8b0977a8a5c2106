package io.vitrine.adapter.redis;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long Redis is waited for. Where it is, is said by {@code spring.data.redis}.
 *
 * @param timeout until a command counts as failed ({@code VITRINE_REDIS_TIMEOUT})
 * @param connectTimeout until connecting does ({@code VITRINE_REDIS_CONNECTTIMEOUT})
 */
@Validated
@ConfigurationProperties("vitrine.redis")
public record RedisSettings(
        @DefaultValue("250ms") @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 5)
        Duration timeout,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 30)
        Duration connectTimeout) {}
