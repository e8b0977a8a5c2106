package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.limit.TestQuotas;
import io.vitrine.domain.token.AccessContract;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.Rotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** What a rotation sends, and what it leaves behind. */
class RotationCostsTest extends AccessContract {

    /** What PostgreSQL is told. */
    private static final Set<String> TOLD =
            Set.of("createStatement", "createBatch", "beginTransaction", "commitTransaction", "rollbackTransaction");

    private final TestDatabase database = TestDatabase.shared();
    private final TestPorts ports = TestPorts.onEmptyDatabase();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final RefreshTokens tokens =
            new R2dbcRefreshTokens(new Database(new Watched(), Duration.ofSeconds(30)), LIFETIMES, TestQuotas.AMPLE);

    @Override
    protected Accounts accounts() {
        return ports.accounts();
    }

    @Override
    protected RefreshTokens tokens() {
        return tokens;
    }

    @Override
    protected AuditLog audit() {
        return ports.auditLog();
    }

    @Test
    void a_rotation_is_one_statement_without_a_transaction_around_it() {
        var login = loggedIn(registered("ana@example.org", Role.USER));
        told.clear();

        refreshed(login.token(), occasion());

        assertThat(told).containsExactly("createStatement");
    }

    @Test
    void sessions_that_are_refreshed_at_once_share_statements() {
        var owner = registered("ana@example.org", Role.USER);
        var presentations = IntStream.range(0, 40)
                .mapToObj(_ -> loggedIn(owner).token())
                .map(token -> presenting(token, occasion()))
                .toList();
        told.clear();

        assertThat(atOnce(presentations)).hasSize(40).hasOnlyElementsOfType(Rotation.Rotated.class);
        assertThat(told).hasSizeLessThan(10).containsOnly("createStatement");
    }

    @Test
    void the_seal_is_wiped_when_its_token_is_used_or_its_family_ends() {
        var login = loggedIn(registered("ana@example.org", Role.USER));
        var second = refreshed(login.token(), occasion());
        assertThat(count("sealed IS NOT NULL")).isEqualTo(1);

        var third = refreshed(second, occasion());
        assertThat(count("sealed IS NOT NULL")).isEqualTo(1);
        assertThat(count("sealed IS NOT NULL AND rotated_at IS NULL")).isEqualTo(1);

        result(tokens().end(third.digest(), occasion()));
        assertThat(count("sealed IS NOT NULL")).isZero();
    }

    @Test
    void the_seal_is_wiped_when_a_reuse_ends_the_family() {
        var login = loggedIn(registered("ana@example.org", Role.USER));
        refreshed(login.token(), occasion());

        presented(login.token(), after(LIFETIMES.grace()));

        assertThat(count("sealed IS NOT NULL")).isZero();
    }

    @Test
    void the_seal_is_wiped_some_seconds_after_the_grace() {
        var seals = new Seals(database.database(), LIFETIMES);
        var login = loggedIn(registered("ana@example.org", Role.USER));
        var next = refreshed(login.token(), occasion());

        assertThat(result(seals.wipe(NOW.plus(LIFETIMES.grace())))).isZero();
        assertThat(result(seals.wipe(NOW.plus(LIFETIMES.grace()).plusSeconds(6))))
                .isEqualTo(1);

        assertThat(count("sealed IS NOT NULL")).isZero();
        refreshed(next, after(Duration.ofMinutes(1)));
    }

    @Test
    void whoever_comes_within_the_grace_to_a_seal_that_is_wiped_has_lost_the_answer_and_not_the_session() {
        var login = loggedIn(registered("ana@example.org", Role.USER));
        var next = refreshed(login.token(), occasion());
        result(new Seals(database.database(), LIFETIMES).wipe(NOW.plusSeconds(60)));

        assertThat(presented(login.token(), after(Duration.ofSeconds(1)))).isEqualTo(new Rotation.Lost());

        refreshed(next, after(Duration.ofSeconds(2)));
    }

    @Test
    void more_seals_than_are_wiped_at_once_are_wiped_all_the_same() {
        var login = loggedIn(registered("ana@example.org", Role.USER));
        refreshed(login.token(), occasion());
        database.execute("""
            INSERT INTO token_family
            SELECT uuidv7(), account_id, '', '', started_at, used_at, ends_at FROM token_family, generate_series(1, 2345);
            INSERT INTO refresh_tokens (digest, family_id, issued_at, expires_at, sealed)
            SELECT sha256(family.id::text::bytea), family.id, issued_at, expires_at, sealed
            FROM token_family AS family, refresh_tokens WHERE sealed IS NOT NULL AND family.address_prefix = ''\
            """);

        assertThat(result(new Seals(database.database(), LIFETIMES).wipe(NOW.plusSeconds(60))))
                .isEqualTo(2_346);
        assertThat(count("sealed IS NOT NULL")).isZero();
    }

    @Test
    void a_second_live_token_in_a_family_is_refused_whoever_writes_it() {
        loggedIn(registered("ana@example.org", Role.USER));

        assertThatThrownBy(() -> database.execute("""
            INSERT INTO refresh_tokens (digest, family_id, issued_at, expires_at)
            SELECT sha256(digest), family_id, issued_at, expires_at FROM refresh_tokens\
            """)).hasMessageContaining("refresh_tokens_one_is_live");
    }

    private long count(String condition) {
        return result(database.client()
                .sql("SELECT count(*) AS many FROM refresh_tokens WHERE " + condition)
                .map(row -> Columns.number(row, "many"))
                .one());
    }

    /** Notes what connections are told. */
    private final class Watched implements ConnectionFactory {
        @Override
        public Publisher<? extends Connection> create() {
            return Mono.<Connection>from(database.connections().create()).map(this::watched);
        }

        private Connection watched(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class, Wrapped.class},
                    (_, method, arguments) -> {
                        if (TOLD.contains(method.getName())) {
                            told.add(method.getName());
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getTargetException();
                        }
                    });
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return database.connections().getMetadata();
        }
    }
}
