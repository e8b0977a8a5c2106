package io.vitrine.adapter.r2dbc;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the database is used. Where it is, is said by {@code spring.r2dbc} and, for its migrations, {@code spring.flyway}.
 *
 * @param connections how many connections are kept open at the most, besides those of lists
 * @param listConnections how many are kept open for lists, searches and exports at the most
 * @param connectTimeout how long opening a connection may take
 * @param acquireTimeout how long a call waits for a connection while all are in use
 * @param statementTimeout how long an ordinary statement may run; a batch of an import may take six times as long
 */
@Validated
@ConfigurationProperties("vitrine.database")
public record DatabaseSettings(
        @DefaultValue("12") @Min(2) @Max(1_000) int connections,
        @DefaultValue("12") @Min(2) @Max(1_000) int listConnections,
        @DefaultValue("2s") @NotNull Duration connectTimeout,
        @DefaultValue("2s") @NotNull Duration acquireTimeout,
        @DefaultValue("5s") @NotNull Duration statementTimeout) {

    /** What holds where nothing is set. */
    public static final DatabaseSettings DEFAULTS =
            new DatabaseSettings(12, 12, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5));
}
