package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.health.VitalSignContract;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** PostgreSQL, which is frozen: it accepts connections and answers nothing. */
class DatabaseSignTest extends VitalSignContract {

    private static final TestDatabase DATABASE = TestDatabase.started();

    private final DatabaseSign sign =
            new DatabaseSign(new ListeningConnections(DATABASE.address(), System::nanoTime), System::nanoTime);

    @AfterAll
    static void end() {
        DATABASE.close();
    }

    @AfterEach
    void close() {
        sign.close();
    }

    @Override
    protected VitalSign sign() {
        return sign;
    }

    @Override
    protected void spoil() {
        DATABASE.freeze();
    }

    @Override
    protected void mend() {
        DATABASE.thaw();
    }

    @Test
    void one_connection_is_used_again_and_again_and_closed_in_the_end() {
        awaitStatus(Status.UP);
        var first = backends();

        for (int i = 0; i < 10; i++) {
            assertThat(found().status()).isEqualTo(Status.UP);
        }
        assertThat(backends()).isEqualTo(first).hasSize(1);

        sign.close();
        await().untilAsserted(() -> assertThat(backends()).isEmpty());
    }

    @Test
    void one_that_is_lost_is_replaced() {
        awaitStatus(Status.UP);

        DATABASE.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%transaction_read_only%'"
                        + " AND pid <> pg_backend_pid()");

        awaitStatus(Status.UP);
    }

    @Test
    void a_database_that_lets_itself_be_read_only_is_half_of_one() {
        DATABASE.execute("ALTER DATABASE postgres SET default_transaction_read_only = on");
        try {
            assertThat(found().status()).isEqualTo(Status.DEGRADED);
        } finally {
            DATABASE.execute("BEGIN READ WRITE; ALTER DATABASE postgres RESET default_transaction_read_only; COMMIT");
        }
    }

    private Finding found() {
        return Objects.requireNonNull(sign.look().block(Duration.ofSeconds(30)));
    }

    private List<Integer> backends() {
        return Objects.requireNonNull(DatabaseClient.create(DATABASE.connections())
                .sql("SELECT pid FROM pg_stat_activity WHERE query LIKE '%transaction_read_only%' AND pid <>"
                        + " pg_backend_pid()")
                .map(row -> Objects.requireNonNull(row.get("pid", Integer.class)))
                .all()
                .collectList()
                .block());
    }
}
