package io.vitrine.domain.idempotency;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Atomically;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** What {@link Answers} promises together with {@link Atomically}. */
public abstract class AnswersContract {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");
    private static final IdempotencyKey KEY = new IdempotencyKey(new Actor("ana"), "order-7");
    private static final Fingerprint REQUEST = new Fingerprint("a1".repeat(32));
    private static final Fingerprint OTHER_REQUEST = new Fingerprint("b2".repeat(32));
    private static final Answer ANSWER = new Answer(
            201, Map.of("Location", "/api/v1/products/1", "ETag", "\"1\""), new byte[] {0, 1, -1, 127, '{', '}'});
    private static final Answer EMPTY_ANSWER = new Answer(204, Map.of(), new byte[0]);

    protected abstract Answers answers();

    protected abstract Atomically atomically();

    @Test
    void a_new_key_is_fresh_and_its_repeat_gets_the_answer() {
        assertThat(answered(KEY, REQUEST, ANSWER, NOW)).isEqualTo(new Claim.Fresh());

        assertThat(claimed(KEY, REQUEST, NOW.plusSeconds(5))).isEqualTo(new Claim.Answered(ANSWER));
        assertThat(claimed(KEY, REQUEST, NOW.plusSeconds(6))).isEqualTo(new Claim.Answered(ANSWER));
    }

    @Test
    void an_answer_may_be_empty() {
        answered(KEY, REQUEST, EMPTY_ANSWER, NOW);

        assertThat(claimed(KEY, REQUEST, NOW)).isEqualTo(new Claim.Answered(EMPTY_ANSWER));
    }

    @Test
    void another_request_under_the_same_key_is_a_mismatch() {
        answered(KEY, REQUEST, ANSWER, NOW);

        assertThat(claimed(KEY, OTHER_REQUEST, NOW)).isEqualTo(new Claim.Mismatch());
    }

    @Test
    void each_caller_has_keys_of_its_own_and_case_counts() {
        answered(KEY, REQUEST, ANSWER, NOW);

        assertThat(claimed(new IdempotencyKey(new Actor("bob"), KEY.value()), OTHER_REQUEST, NOW))
                .isEqualTo(new Claim.Fresh());
        assertThat(claimed(new IdempotencyKey(KEY.caller(), "ORDER-7"), OTHER_REQUEST, NOW))
                .isEqualTo(new Claim.Fresh());
    }

    @Test
    void a_claim_without_an_answer_ends_with_its_work() {
        assertThat(claimed(KEY, REQUEST, NOW)).isEqualTo(new Claim.Fresh());

        assertThat(claimed(KEY, OTHER_REQUEST, NOW)).isEqualTo(new Claim.Fresh());
    }

    @Test
    void while_the_first_request_runs_its_repeat_does_not_wait() {
        var first = running();

        assertThat(claimed(KEY, REQUEST, NOW)).isEqualTo(new Claim.InProgress());
        assertThat(claimed(KEY, OTHER_REQUEST, NOW)).isEqualTo(new Claim.InProgress());

        first.dispose();
    }

    @Test
    void of_twenty_requests_at_once_one_goes_on() {
        var others = Sinks.<Long>one();

        var claims = Flux.range(0, 20)
                .flatMap(
                        _ -> atomically()
                                .run(answers().claim(KEY, REQUEST, NOW).delayUntil(claim -> switch (claim) {
                                    case Claim.Fresh _ ->
                                        others.asMono().then(answers().keep(KEY, REQUEST, ANSWER, NOW));
                                    case Claim.Answered _, Claim.Mismatch _, Claim.InProgress _ -> Mono.empty();
                                }))
                                .subscribeOn(Schedulers.parallel()),
                        5)
                .index()
                .doOnNext(counted -> {
                    if (counted.getT1() == 18) {
                        others.tryEmitValue(counted.getT1()).orThrow();
                    }
                })
                .map(counted -> counted.getT2())
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(claims).hasSize(20).containsOnlyOnce(new Claim.Fresh());
        assertThat(claims).filteredOn(new Claim.InProgress()::equals).hasSize(19);
        assertThat(claimed(KEY, REQUEST, NOW)).isEqualTo(new Claim.Answered(ANSWER));
    }

    @Test
    void a_claim_that_is_undone_was_never_made() {
        var failing = atomically()
                .run(answers()
                        .claim(KEY, REQUEST, NOW)
                        .then(answers().keep(KEY, REQUEST, ANSWER, NOW))
                        .then(Mono.<Claim>error(new IllegalStateException("the work failed"))));
        assertThat(failing.onErrorComplete(IllegalStateException.class).blockOptional(Duration.ofSeconds(30)))
                .isEmpty();

        assertThat(claimed(KEY, OTHER_REQUEST, NOW)).isEqualTo(new Claim.Fresh());
    }

    @Test
    void a_claim_that_is_cancelled_was_never_made() {
        running().dispose();

        var free = Mono.defer(() -> atomically().run(answers().claim(KEY, OTHER_REQUEST, NOW)))
                .repeat()
                .takeUntil(new Claim.Fresh()::equals)
                .last();
        assertThat(free.block(Duration.ofSeconds(30))).isEqualTo(new Claim.Fresh());
    }

    @Test
    void an_answer_is_forgotten_after_24_hours() {
        answered(KEY, REQUEST, ANSWER, NOW);
        var kept = NOW.plus(IdempotencyKey.KEPT).minusSeconds(1);
        var forgotten = NOW.plus(IdempotencyKey.KEPT).plusSeconds(1);

        assertThat(claimed(KEY, REQUEST, kept)).isEqualTo(new Claim.Answered(ANSWER));
        assertThat(answered(KEY, OTHER_REQUEST, EMPTY_ANSWER, forgotten)).isEqualTo(new Claim.Fresh());
        assertThat(claimed(KEY, OTHER_REQUEST, forgotten)).isEqualTo(new Claim.Answered(EMPTY_ANSWER));
    }

    /** A request that holds the key until it is disposed of. */
    private Disposable running() {
        var claimed = Sinks.<Claim>one();
        var running = atomically()
                .run(answers()
                        .claim(KEY, REQUEST, NOW)
                        .doOnNext(claimed::tryEmitValue)
                        .then(Mono.never()))
                .subscribe();
        assertThat(claimed.asMono().block(Duration.ofSeconds(30))).isEqualTo(new Claim.Fresh());
        return running;
    }

    private Claim claimed(IdempotencyKey key, Fingerprint fingerprint, Instant now) {
        return waitedFor(answers().claim(key, fingerprint, now));
    }

    private Claim answered(IdempotencyKey key, Fingerprint fingerprint, Answer answer, Instant now) {
        return waitedFor(
                answers().claim(key, fingerprint, now).delayUntil(_ -> answers().keep(key, fingerprint, answer, now)));
    }

    private Claim waitedFor(Mono<Claim> work) {
        return requireNonNull(atomically().run(work).block(Duration.ofSeconds(30)));
    }
}
