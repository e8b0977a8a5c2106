package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.limit.TestQuotas;
import io.vitrine.domain.token.AccessContract;
import io.vitrine.domain.token.RefreshTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PolledRevocationsTest extends AccessContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final BrokenConnections connections =
            new BrokenConnections(TestDatabase.shared().connections());
    private final PolledRevocations revocations = new PolledRevocations(
            new R2dbcRefreshTokens(new Database(connections, Duration.ofSeconds(5)), LIFETIMES, TestQuotas.AMPLE),
            LIFETIMES,
            clock::get,
            new InMemoryIncidents());

    private Login login = new Login(
            new SessionId(identifiers.next()), account("x@example.org").id(), secrets.next());

    @Override
    protected Accounts accounts() {
        return ports.accounts();
    }

    @Override
    protected RefreshTokens tokens() {
        return ports.refreshTokens();
    }

    @Override
    protected AuditLog audit() {
        return ports.auditLog();
    }

    @BeforeEach
    void a_session() {
        login = loggedIn(registered("ana@example.org", Role.USER));
    }

    @Test
    void a_session_that_ended_on_another_instance_is_found_by_itself() {
        revocations.start();
        assertThat(revocations.isRevoked(login.session())).isFalse();

        endedAt(NOW);

        await().until(() -> revocations.isRevoked(login.session()));
        revocations.close();
    }

    @Test
    void a_session_that_ended_here_is_known_at_once() {
        revocations.revoked(login.session());

        assertThat(revocations.isRevoked(login.session())).isTrue();
    }

    @Test
    void a_session_that_ended_before_the_start_is_found_as_long_as_its_access_tokens_live() {
        endedAt(NOW);

        clock.set(NOW.plus(LIFETIMES.access()).plusSeconds(30));
        done(revocations.asked());

        assertThat(revocations.isRevoked(login.session())).isTrue();
    }

    @Test
    void an_ending_that_is_committed_late_is_found() {
        done(revocations.asked());
        clock.set(NOW.plusSeconds(10));
        done(revocations.asked());

        endedAt(NOW.plusSeconds(1));
        done(revocations.asked());

        assertThat(revocations.isRevoked(login.session())).isTrue();
    }

    @Test
    void an_ending_that_is_committed_much_too_late_is_found_within_a_minute() {
        done(revocations.asked());
        clock.set(NOW.plusSeconds(50));
        done(revocations.asked());

        endedAt(NOW.plusSeconds(1));
        clock.set(NOW.plusSeconds(60));
        done(revocations.asked());

        assertThat(revocations.isRevoked(login.session())).isTrue();
    }

    @Test
    void what_is_of_no_use_any_more_is_forgotten() {
        endedAt(NOW);
        done(revocations.asked());
        revocations.revoked(new SessionId(identifiers.next()));
        assertThat(revocations.size()).isEqualTo(2);

        clock.set(NOW.plus(LIFETIMES.access()).plus(Duration.ofMinutes(2)));
        done(revocations.asked());

        assertThat(revocations.size()).isZero();
    }

    @Test
    void while_the_database_is_away_what_is_known_stays_known_and_the_rest_is_caught_up_with() {
        revocations.revoked(new SessionId(identifiers.next()));
        done(revocations.asked());
        connections.breakAll();
        endedAt(NOW.plusSeconds(1));

        clock.set(NOW.plusSeconds(45));
        StepVerifier.create(revocations.asked()).verifyError();
        assertThat(revocations.size()).isEqualTo(1);

        connections.repair();
        done(revocations.asked());
        assertThat(revocations.isRevoked(login.session())).isTrue();
    }

    private void endedAt(Instant at) {
        result(tokens().end(login.account(), login.session(), occasion(at)));
    }
}
