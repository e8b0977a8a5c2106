package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.AuditLog.Verification;
import io.vitrine.domain.audit.AuditLogContract;
import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.token.RefreshTokens;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class R2dbcAuditLogTest extends AuditLogContract {

    private final TestDatabase database = TestDatabase.shared();
    private final TestPorts ports = TestPorts.onEmptyDatabase();
    private final InMemoryIncidents incidents = new InMemoryIncidents();

    @BeforeEach
    void start() {
        ports.auditLog().start();
    }

    @AfterEach
    void stop() {
        ports.auditLog().close();
    }

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        UPDATE security_audit_log SET actor = 'eve' WHERE position = 3                                 | 3
        UPDATE security_audit_log SET actor = NULL WHERE position = 3                                  | 3
        UPDATE security_audit_log SET at = at + interval '1 ms' WHERE position = 5                     | 5
        UPDATE security_audit_log SET details = '{"method": "magic"}' WHERE position = 1               | 1
        UPDATE security_audit_log SET type = 'no-such-type' WHERE position = 4                         | 4
        UPDATE security_audit_log SET hash = repeat('a1', 32) WHERE position = 2                       | 2
        UPDATE security_audit_log SET position = 9 WHERE position = 5                                  | 5
        DELETE FROM security_audit_log WHERE position = 1                                              | 1
        DELETE FROM security_audit_log WHERE position = 3                                              | 3
        DELETE FROM security_audit_log WHERE position = 5                                              | 5
        DELETE FROM security_audit_log                                                                 | 1
        UPDATE audit_chain SET last_hash = repeat('a1', 32)                                            | 5
        UPDATE audit_chain SET begin_hash = repeat('a1', 32)                                           | 1
        """)
    void names_the_first_record_that_somebody_who_can_switch_triggers_off_has_changed(String change, long broken) {
        noted(5);

        database.execute("BEGIN; SET LOCAL session_replication_role = replica; " + change + "; COMMIT");

        assertThat(result(audit().verify())).isEqualTo(new Verification.Broken(broken));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE security_audit_log SET actor = 'eve'",
                "UPDATE security_audit_log SET actor = 'eve' WHERE false",
                "DELETE FROM security_audit_log WHERE position = 5",
                "DELETE FROM security_audit_log",
                "TRUNCATE security_audit_log",
                "TRUNCATE security_audit_log, audit_chain",
                "DELETE FROM audit_chain",
                "UPDATE audit_chain SET last_position = 4",
                "UPDATE audit_chain SET last_hash = repeat('a1', 32)",
                "UPDATE audit_chain SET begin_position = 5, begin_hash = repeat('a1', 32)",
                "INSERT INTO security_audit_log SELECT (jsonb_populate_record(log, '{\"position\": 7}')).*"
                        + " FROM security_audit_log AS log WHERE position = 5"
            })
    void is_append_only(String change) {
        noted(5);

        assertThatThrownBy(() -> database.execute(change))
                .hasMessageMatching("(?s).*(append-only|follows security_audit_log|would have a gap).*");
        assertThat(result(audit().verify())).isEqualTo(new Verification.Intact(5));
    }

    @Test
    void what_is_kept_after_the_old_is_forgotten_is_verifiable() {
        noted(5);
        assertThat(result(ports.housekeeping().sweep(NOW.plus(AuditRecord.KEPT).plusSeconds(3))))
                .isEqualTo(3);

        assertThat(result(audit().verify())).isEqualTo(new Verification.Intact(2));
        assertThat(results(audit().records(AuditInquiry.EVERYTHING)))
                .extracting(AuditRecord::position)
                .containsExactly(5L, 4L);

        assertThat(result(ports.housekeeping().sweep(NOW.plus(AuditRecord.KEPT).plusSeconds(10))))
                .isEqualTo(2);
        assertThat(result(audit().verify())).isEqualTo(new Verification.Intact(0));
        audit().note(login("ana", "session-6", NOW));
        awaitRecords(1);
        assertThat(result(audit().verify())).isEqualTo(new Verification.Intact(1));
    }

    @Test
    void an_old_record_between_young_ones_is_kept_for_the_sake_of_the_chain() {
        audit().note(login("ana", "session-1", NOW));
        audit().note(login("ana", "session-2", NOW.minusSeconds(10)));
        awaitRecords(2);

        assertThat(result(ports.housekeeping().sweep(NOW.plus(AuditRecord.KEPT).minusSeconds(5))))
                .isZero();
        assertThat(result(audit().verify())).isEqualTo(new Verification.Intact(2));
    }

    @Test
    void what_is_noted_before_the_end_is_kept_at_the_end() {
        var ending = log(database.database());
        IntStream.range(0, 1_000).forEach(n -> ending.note(login("ana", "session-" + n, NOW)));

        ending.close();

        assertThat(result(audit().verify())).isEqualTo(new Verification.Intact(1_000));
    }

    @Test
    void what_there_is_no_room_for_is_counted_and_reported_once_without_saying_what_it_was() {
        var idle = log(database.database());
        IntStream.range(0, R2dbcAuditLog.MOST_WAITING + 7).forEach(n -> idle.note(login("ana", "session-" + n, NOW)));

        assertThat(idle.lost()).isEqualTo(7);
        assertThat(incidents.reported()).singleElement().satisfies(R2dbcAuditLogTest::saysNothingOfAna);
    }

    @Test
    void what_cannot_be_stored_before_the_end_is_reported() {
        var connections = new BrokenConnections(database.connections());
        var ending = log(new Database(connections, Duration.ofSeconds(5)));
        connections.breakAll();
        ending.note(login("ana", "session-1", NOW));

        ending.close();

        assertThat(incidents.reported()).singleElement().satisfies(R2dbcAuditLogTest::saysNothingOfAna);
    }

    private static void saysNothingOfAna(Incident incident) {
        assertThat(incident)
                .isInstanceOfSatisfying(
                        Incident.Failure.class,
                        failure -> assertThat(failure.error())
                                .isInstanceOf(NotesLost.class)
                                .hasNoCause()
                                .message()
                                .startsWith("audit events are lost")
                                .doesNotContain("ana", "session"));
    }

    @Test
    void what_is_noted_while_the_database_is_away_is_kept_in_its_order_once_it_is_back() {
        var connections = new BrokenConnections(database.connections());
        var log = log(new Database(connections, Duration.ofSeconds(5)));
        log.start();
        connections.breakAll();
        IntStream.range(0, 300).forEach(n -> log.note(login("ana", "session-" + n, NOW)));
        await().until(connections::refused, refused -> refused > 1);

        connections.repair();

        awaitRecords(300);
        assertThat(incidents.reported()).isEmpty();
        assertThat(results(audit().records(AuditInquiry.EVERYTHING)).getFirst().event())
                .isEqualTo(login("ana", "session-299", NOW));
        assertThat(log.lost()).isZero();
        log.close();
    }

    private R2dbcAuditLog log(Database itsDatabase) {
        return new R2dbcAuditLog(itsDatabase, new SimpleMeterRegistry(), incidents);
    }

    private void noted(int many) {
        IntStream.range(0, many).forEach(n -> audit().note(login("ana", "session-" + n, NOW.plusSeconds(n))));
        awaitRecords(many);
        assertThat(result(audit().verify())).isEqualTo(new Verification.Intact(many));
    }
}
