package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class FailuresTest {

    @Test
    void a_connection_that_the_pool_found_dead_is_an_outage() {
        var dead = new DataAccessResourceFailureException(
                "Failed to obtain R2DBC Connection",
                new R2dbcNonTransientResourceException("Connection validation failed"));

        assertThat(Failures.isOutage(dead)).isTrue();
        assertThat(Failures.unavailable(dead)).hasMessage("PostgreSQL did not answer in time");
    }

    @Test
    void a_limit_of_postgresql_that_a_statement_exceeds_is_none() {
        var tooBig = new R2dbcNonTransientResourceException("row is too big", "54000");

        assertThat(Failures.isOutage(tooBig)).isFalse();
    }
}
