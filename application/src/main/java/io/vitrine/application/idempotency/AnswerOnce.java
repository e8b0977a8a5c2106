package io.vitrine.application.idempotency;

import io.vitrine.application.audit.NotedWrites;
import io.vitrine.domain.idempotency.Answer;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.idempotency.Claim;
import io.vitrine.domain.idempotency.Fingerprint;
import io.vitrine.domain.idempotency.IdempotencyKey;
import io.vitrine.domain.shared.Atomically;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

/** Gives a repeated request the first answer instead of a second effect. */
public final class AnswerOnce {

    private final Answers answers;
    private final Atomically atomically;
    private final InstantSource clock;
    private final NotedWrites notes;

    public AnswerOnce(Answers answers, Atomically atomically, InstantSource clock, NotedWrites notes) {
        this.answers = answers;
        this.atomically = atomically;
        this.clock = clock;
        this.notes = notes;
    }

    /** What a request with a key leads to. */
    public sealed interface Once {

        /** The request was carried out now. */
        record First(Answer answer) implements Once {}

        /** The request was carried out before, with this answer. */
        record Repeated(Answer answer) implements Once {}

        /** The key belongs to another request. */
        record Mismatch() implements Once {}

        /** The first request with this key is being carried out. */
        record InProgress() implements Once {}
    }

    /**
     * Carries the request out, unless it was before. Its effect and its answer are kept together, or neither: an error
     * signal of the work undoes both and frees the key.
     */
    public Mono<Once> answer(IdempotencyKey key, Fingerprint fingerprint, Mono<Answer> work) {
        return notes.atTheEnd(
                work,
                noted -> atomically.run(answers.claim(key, fingerprint, clock.instant())
                        .flatMap(claim -> switch (claim) {
                            case Claim.Fresh() -> noted.flatMap(answer -> kept(key, fingerprint, answer));
                            case Claim.Answered(var answer) -> Mono.just(new Once.Repeated(answer));
                            case Claim.Mismatch() -> Mono.just(new Once.Mismatch());
                            case Claim.InProgress() -> Mono.just(new Once.InProgress());
                        })));
    }

    private Mono<Once> kept(IdempotencyKey key, Fingerprint fingerprint, Answer answer) {
        return answers.keep(key, fingerprint, answer, clock.instant()).thenReturn(new Once.First(answer));
    }
}
