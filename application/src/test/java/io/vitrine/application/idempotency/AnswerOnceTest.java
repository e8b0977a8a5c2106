package io.vitrine.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.application.audit.NotedWrites;
import io.vitrine.application.idempotency.AnswerOnce.Once;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.catalogue.InMemoryCatalogueChanges;
import io.vitrine.domain.idempotency.Answer;
import io.vitrine.domain.idempotency.Fingerprint;
import io.vitrine.domain.idempotency.IdempotencyKey;
import io.vitrine.domain.idempotency.InMemoryAnswers;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.InMemoryAtomically;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class AnswerOnceTest {

    private static final IdempotencyKey KEY = new IdempotencyKey(new Actor("ana"), "key");
    private static final Fingerprint BODY = Fingerprint.of("POST /products", new byte[] {1});
    private static final Answer CREATED = new Answer(201, Map.of("Location", "/products/1"), new byte[] {2});

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final AtomicInteger effects = new AtomicInteger();
    private final Mono<Answer> work = Mono.fromSupplier(() -> {
        effects.incrementAndGet();
        return CREATED;
    });
    private static final AuditEvent WRITTEN = AuditEvent.happened(
            AuditEvent.Type.CATALOGUE_WRITTEN, "product", new Occasion(Instant.EPOCH, new Origin("", ""), ""));

    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryCatalogueChanges changes = new InMemoryCatalogueChanges();
    private final AnswerOnce answerOnce =
            new AnswerOnce(new InMemoryAnswers(), new InMemoryAtomically(), () -> now, new NotedWrites(audit, changes));

    @Test
    void a_new_request_is_carried_out() {
        assertThat(answerOnce.answer(KEY, BODY, work).block()).isEqualTo(new Once.First(CREATED));
    }

    @Test
    void a_repeated_request_gets_the_first_answer_and_has_no_second_effect() {
        answerOnce.answer(KEY, BODY, work).block();

        assertThat(answerOnce.answer(KEY, BODY, work).block()).isEqualTo(new Once.Repeated(CREATED));
        assertThat(effects).hasValue(1);
    }

    @Test
    void the_key_of_another_caller_is_another_key() {
        answerOnce.answer(KEY, BODY, work).block();

        var other = new IdempotencyKey(new Actor("ben"), KEY.value());

        assertThat(answerOnce.answer(other, BODY, work).block()).isEqualTo(new Once.First(CREATED));
    }

    @Test
    void a_key_with_another_body_is_a_mismatch() {
        answerOnce.answer(KEY, BODY, work).block();

        var changed = Fingerprint.of("POST /products", new byte[] {9});

        assertThat(answerOnce.answer(KEY, changed, work).block()).isEqualTo(new Once.Mismatch());
    }

    @Test
    void a_request_that_comes_while_the_first_runs_is_told_so() {
        var running = answerOnce.answer(KEY, BODY, Mono.never()).subscribe();

        assertThat(answerOnce.answer(KEY, BODY, work).block()).isEqualTo(new Once.InProgress());
        running.dispose();
    }

    @Test
    void a_request_that_failed_frees_its_key() {
        StepVerifier.create(answerOnce.answer(KEY, BODY, Mono.error(new IllegalStateException("broken"))))
                .verifyErrorMessage("broken");

        assertThat(answerOnce.answer(KEY, BODY, work).block()).isEqualTo(new Once.First(CREATED));
    }

    @Test
    void what_a_request_wrote_is_noted_when_it_is_kept_and_not_when_it_is_undone() {
        var notes = new NotedWrites(audit, changes);
        var written = notes.noting(work, _ -> Optional.of(WRITTEN));

        StepVerifier.create(answerOnce.answer(
                        KEY, BODY, written.then(Mono.<Answer>error(new IllegalStateException("undone")))))
                .verifyErrorMessage("undone");
        assertThat(noted()).isZero();

        answerOnce.answer(KEY, BODY, written).block();
        assertThat(noted()).isEqualTo(1);

        answerOnce.answer(KEY, BODY, written).block();
        assertThat(noted()).isEqualTo(1);
    }

    @Test
    void an_answer_waits_until_every_instance_has_heard_of_the_write_outside_of_the_transaction() {
        var heard = Sinks.<Void>empty();
        changes.settlesWith(heard.asMono());
        var written = new NotedWrites(audit, changes).noting(work, _ -> Optional.of(WRITTEN));

        StepVerifier.create(answerOnce.answer(KEY, BODY, written))
                .expectSubscription()
                .then(() -> assertThat(noted()).isEqualTo(1))
                .then(() -> assertThat(changes.waits()).isEqualTo(1))
                .then(heard::tryEmitEmpty)
                .expectNext(new Once.First(CREATED))
                .verifyComplete();
    }

    @Test
    void a_repeated_answer_waits_too_as_the_first_may_never_have_been_given() {
        answerOnce.answer(KEY, BODY, work).block();
        var heard = Sinks.<Void>empty();
        changes.settlesWith(heard.asMono());

        StepVerifier.create(answerOnce.answer(KEY, BODY, work))
                .expectSubscription()
                .then(() -> assertThat(changes.waits()).isEqualTo(2))
                .then(heard::tryEmitEmpty)
                .expectNext(new Once.Repeated(CREATED))
                .verifyComplete();
    }

    private long noted() {
        return audit.records(AuditInquiry.EVERYTHING).count().blockOptional().orElseThrow();
    }

    @Test
    void an_answer_is_forgotten_after_a_day() {
        answerOnce.answer(KEY, BODY, work).block();

        now = now.plus(IdempotencyKey.KEPT).plus(Duration.ofMillis(1));

        assertThat(answerOnce.answer(KEY, BODY, work).block()).isEqualTo(new Once.First(CREATED));
    }
}
