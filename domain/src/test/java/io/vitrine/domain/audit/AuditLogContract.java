package io.vitrine.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.Registration;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.audit.AuditEvent.Outcome;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.token.AccessContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What {@link AuditLog} promises. */
public abstract class AuditLogContract extends AccessContract {

    @Test
    void an_empty_log_is_intact() {
        assertThat(result(audit().verify())).isEqualTo(new AuditLog.Verification.Intact(0));
        assertThat(results(audit().records(AuditInquiry.EVERYTHING))).isEmpty();
    }

    @Test
    void what_is_noted_is_kept_in_its_order_without_a_gap() {
        var events = IntStream.range(0, 500)
                .mapToObj(n -> login("ana", "session-" + n, NOW.plusMillis(n)))
                .toList();

        events.forEach(audit()::note);

        awaitRecords(500);
        var records = results(audit().records(AuditInquiry.EVERYTHING)).reversed();
        assertThat(records).extracting(AuditRecord::event).isEqualTo(events);
        assertThat(records)
                .extracting(AuditRecord::position)
                .isEqualTo(IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList());
        assertThat(records).isEqualTo(AuditChain.records(0, AuditChain.BEGINNING, events));
        assertThat(result(audit().verify())).isEqualTo(new AuditLog.Verification.Intact(500));
        assertThat(audit().lost()).isZero();
    }

    @Test
    void what_decides_and_what_is_noted_at_once_is_one_chain() {
        var accounts = IntStream.range(0, 10)
                .mapToObj(n -> account("ana" + n + "@example.org", Role.USER))
                .toList();

        var registrations =
                atOnce(accounts.stream().map(this::registeringAndNoting).toList());

        assertThat(registrations).hasSize(10);
        awaitRecords(60);
        assertThat(result(audit().verify())).isEqualTo(new AuditLog.Verification.Intact(60));
    }

    private Mono<Registration> registeringAndNoting(Account account) {
        return Mono.defer(() -> {
            IntStream.range(0, 5).forEach(n -> audit().note(login(account.id().toString(), "session-" + n, NOW)));
            return accounts().register(account, HASH, occasion());
        });
    }

    @Test
    void an_event_may_say_whatever_a_client_sent() {
        var odd = "\u0000\uD800 \uDC00\uFFFF\n'\"\\\\u0000 \uD83D\uDE00" + "x".repeat(199) + "\uD83D\uDE00";
        var event = new AuditEvent(
                        Type.ACCESS_DENIED,
                        Outcome.FAILURE,
                        Optional.of(odd),
                        Optional.of(odd),
                        new Occasion(NOW, new Origin(odd, odd), odd),
                        new TreeMap<>())
                .with(Map.of(odd, odd.repeat(100), "", ""));

        audit().note(event);

        awaitRecords(1);
        assertThat(results(audit().records(AuditInquiry.EVERYTHING)).getFirst().event())
                .isEqualTo(event);
        assertThat(result(audit().verify())).isEqualTo(new AuditLog.Verification.Intact(1));
    }

    @Test
    void records_are_asked_for_by_what_they_say() {
        var first = login("ana", "session-1", NOW);
        var second = login("bob", "session-2", NOW.plusSeconds(1));
        var third = AuditEvent.failed(Type.LOGIN, Optional.of("ana"), occasion(NOW.plusSeconds(2)));
        var fourth = AuditEvent.happened(Type.RATE_LIMIT_EXCEEDED, "ana", occasion(NOW.plusSeconds(3)));
        List.of(first, second, third, fourth).forEach(audit()::note);
        awaitRecords(4);

        assertThat(asked(AuditInquiry.EVERYTHING)).containsExactly(fourth, third, second, first);
        assertThat(asked(inquiry(Optional.of(Type.LOGIN), Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly(third, second, first);
        assertThat(asked(inquiry(
                        Optional.of(Type.LOGIN), Optional.of(Outcome.FAILURE), Optional.empty(), Optional.empty())))
                .containsExactly(third);
        assertThat(asked(inquiry(Optional.empty(), Optional.empty(), Optional.of("ana"), Optional.empty())))
                .containsExactly(first);
        assertThat(asked(inquiry(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("ana"))))
                .containsExactly(fourth, third);
        assertThat(asked(inquiry(Optional.of(NOW.plusSeconds(1)), Optional.of(NOW.plusSeconds(3)), Optional.empty())))
                .containsExactly(third, second);
        assertThat(asked(inquiry(Optional.empty(), Optional.empty(), Optional.of(3L))))
                .containsExactly(second, first);
    }

    @Test
    void records_are_read_no_faster_than_requested() {
        IntStream.range(0, 20).forEach(n -> audit().note(login("ana", "session-" + n, NOW)));
        awaitRecords(20);

        StepVerifier.create(audit().records(AuditInquiry.EVERYTHING), 2)
                .expectNextCount(2)
                .thenCancel()
                .verify(Duration.ofSeconds(30));
    }

    protected static AuditEvent login(String actor, String session, Instant at) {
        return AuditEvent.succeeded(Type.LOGIN, actor, session, occasion(at)).with(Map.of("method", "password"));
    }

    protected void awaitRecords(int many) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(results(audit().records(AuditInquiry.EVERYTHING)))
                        .hasSize(many));
    }

    private List<AuditEvent> asked(AuditInquiry inquiry) {
        return results(audit().records(inquiry).map(AuditRecord::event));
    }

    private static AuditInquiry inquiry(
            Optional<Type> type, Optional<Outcome> outcome, Optional<String> actor, Optional<String> subject) {
        return new AuditInquiry(type, outcome, actor, subject, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static AuditInquiry inquiry(Optional<Instant> from, Optional<Instant> until, Optional<Long> before) {
        return new AuditInquiry(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), from, until, before);
    }
}
