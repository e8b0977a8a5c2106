package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.Quotas;
import io.vitrine.domain.token.Bearer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * How often sessions are refreshed. A session's tokens lie in its family, so the family itself is the record of its refreshes: whoever holds
 * its lock counts exactly, without asking anybody else.
 */
final class RefreshPace {

    /**
     * The refreshes of a {@code family} within the window that ends at a moment: how many there were, and when the oldest was. The first token
     * of a session is none.
     */
    static final String RECENT = """
        SELECT count(*) AS counted, min(issued_at) AS oldest FROM refresh_tokens
        WHERE family_id = family.id AND issued_at > greatest(%s - CAST(:window AS interval), family.started_at)\
        """;

    private final Quotas quotas;
    private final Quota ofEveryone;

    RefreshPace(Quotas quotas) {
        this.quotas = quotas;
        this.ofEveryone = quotas.of(Policy.API, Set.of());
    }

    /** Binds the window. */
    GenericExecuteSpec bindWindow(GenericExecuteSpec statement) {
        return statement.bind("window", ofEveryone.window().toString());
    }

    /** Binds the window and the quotas. */
    GenericExecuteSpec bind(GenericExecuteSpec statement) {
        return bindWindow(statement)
                .bind("roles", Arrays.stream(Role.values()).map(Role::text).toArray(String[]::new))
                .bind(
                        "requests",
                        Arrays.stream(Role.values())
                                .map(role -> quotas.of(Policy.API, Set.of(role)))
                                .map(quota -> (long) quota.requests())
                                .toArray(Long[]::new))
                .bind("requestsOfEveryone", (long) ofEveryone.requests());
    }

    /** What a row of {@link #RECENT} means for one more refresh. */
    Decision decide(Readable row, Bearer bearer, Instant now) {
        return quotas.of(Policy.API, bearer.roles()).decide(counted(row), oldest(row, now), now);
    }

    /** What a row of {@link #RECENT} means where there is no further refresh. */
    Decision.Allowed left(Readable row, Bearer bearer, Instant now) {
        return quotas.of(Policy.API, bearer.roles()).left(counted(row), oldest(row, now), now);
    }

    private static int counted(Readable row) {
        return (int) Columns.number(row, "counted");
    }

    private static Instant oldest(Readable row, Instant now) {
        return Objects.requireNonNullElse(row.get("oldest", Instant.class), now);
    }
}
