package io.vitrine.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.audit.AuditEvent.Outcome;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class AuditChainTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456Z");
    private static final Occasion OCCASION = new Occasion(NOW, new Origin("203.0.113.0/24", "Firefox"), "request-1");

    @Property
    void a_chain_that_nobody_touched_is_intact(@ForAll("events") List<AuditEvent> events) {
        var records = AuditChain.records(0, AuditChain.BEGINNING, events);

        assertThat(verified(records, records)).isEqualTo(new Verification.Intact(events.size()));
    }

    @Property
    void a_chain_can_be_continued(@ForAll("events") List<AuditEvent> events, @ForAll("events") List<AuditEvent> more) {
        var records = AuditChain.records(0, AuditChain.BEGINNING, events);
        var last = records.getLast();

        var continued = Stream.concat(records.stream(), AuditChain.records(last.position(), last.hash(), more).stream())
                .toList();

        assertThat(continued)
                .isEqualTo(AuditChain.records(
                        0,
                        AuditChain.BEGINNING,
                        Stream.concat(events.stream(), more.stream()).toList()));
    }

    @Property
    void a_record_that_is_missing_shows(@ForAll("events") List<AuditEvent> events, @ForAll int choice) {
        var records = AuditChain.records(0, AuditChain.BEGINNING, events);
        var index = Math.floorMod(choice, records.size());
        var damaged = new ArrayList<>(records);
        damaged.remove(index);

        assertThat(verified(damaged, records)).isEqualTo(new Verification.Broken(index + 1));
    }

    @Property
    void a_record_that_was_altered_shows(
            @ForAll("events") List<AuditEvent> events, @ForAll("event") AuditEvent other, @ForAll int choice) {
        var records = AuditChain.records(0, AuditChain.BEGINNING, events);
        var index = Math.floorMod(choice, records.size());
        var damaged = new ArrayList<>(records);
        var record = records.get(index);
        damaged.set(index, new AuditRecord(record.position(), other, record.hash()));

        var expected = other.equals(record.event())
                ? new Verification.Intact(records.size())
                : new Verification.Broken(index + 1);
        assertThat(verified(damaged, records)).isEqualTo(expected);
    }

    @Property
    void a_chain_that_was_made_anew_from_an_altered_record_on_shows_at_its_end(
            @ForAll("events") List<AuditEvent> events, @ForAll int choice) {
        var records = AuditChain.records(0, AuditChain.BEGINNING, events);
        var altered = new ArrayList<>(events);
        var index = Math.floorMod(choice, events.size());
        altered.set(index, events.get(index).with(Map.of("altered", "by eve")));

        assertThat(verified(AuditChain.records(0, AuditChain.BEGINNING, altered), records))
                .isEqualTo(new Verification.Broken(records.size()));
    }

    @Test
    void two_events_that_read_alike_in_a_row_are_told_apart() {
        var one = AuditEvent.succeeded(Type.LOGIN, "ab", "c", OCCASION);
        var other = AuditEvent.succeeded(Type.LOGIN, "a", "bc", OCCASION);

        assertThat(AuditChain.hash(AuditChain.BEGINNING, 1, one))
                .isNotEqualTo(AuditChain.hash(AuditChain.BEGINNING, 1, other));
    }

    @Test
    void a_hash_is_what_it_has_always_been() {
        var event = AuditEvent.succeeded(Type.LOGIN, "ana", "session", OCCASION).with(Map.of("b", "2", "a", "1"));

        assertThat(AuditChain.hash(AuditChain.BEGINNING, 1, event))
                .isEqualTo("0c17ce5fd2cfe041107452de8b3f70790c114b8a151e29d02c382bb3232b4ad1");
    }

    @Test
    void an_event_holds_no_more_than_can_be_kept() {
        var odd = "\u0000\uD800\n" + "x".repeat(5_000);

        var event = new AuditEvent(
                Type.LOGIN,
                Outcome.FAILURE,
                Optional.of(""),
                Optional.of(odd),
                new Occasion(NOW, new Origin(odd, odd), odd),
                new TreeMap<>(Map.of(odd, odd)));

        assertThat(event.actor()).isEmpty();
        assertThat(event.subject().orElseThrow())
                .startsWith("\uFFFD\uFFFD\uFFFDx")
                .hasSize(200);
        assertThat(event.details().firstKey()).hasSize(200);
        assertThat(event.details().get(event.details().firstKey())).hasSize(1_000);
        assertThat(event.occasion().at()).isEqualTo("2026-11-24T10:00:00.123Z");
        assertThat(event.occasion().origin().userAgent()).hasSize(200);
        assertThat(event.occasion().origin().addressPrefix()).hasSize(64);
        assertThat(event.occasion().requestId()).hasSize(200);
    }

    private static Verification verified(List<AuditRecord> found, List<AuditRecord> written) {
        var walk = AuditWalk.after(0, AuditChain.BEGINNING);
        for (var it : found) {
            walk = walk.with(it);
        }
        return walk.endingAt(written.getLast().position(), written.getLast().hash());
    }

    @Provide
    Arbitrary<List<AuditEvent>> events() {
        return event().list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<AuditEvent> event() {
        var text = Arbitraries.strings().ofMaxLength(5);
        return Combinators.combine(
                        Arbitraries.of(Type.values()),
                        Arbitraries.of(Outcome.values()),
                        text.optional(),
                        text.optional(),
                        text,
                        Arbitraries.maps(text, text).ofMaxSize(3))
                .as((type, outcome, actor, subject, agent, details) -> new AuditEvent(
                        type,
                        outcome,
                        actor,
                        subject,
                        new Occasion(NOW, new Origin("203.0.113.0/24", agent), "request-1"),
                        new TreeMap<>(details)));
    }
}
