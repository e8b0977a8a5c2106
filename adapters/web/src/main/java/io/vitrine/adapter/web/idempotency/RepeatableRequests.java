package io.vitrine.adapter.web.idempotency;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemError;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemTranslation;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.adapter.web.problem.ProblemWriter;
import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.idempotency.AnswerOnce;
import io.vitrine.application.idempotency.AnswerOnce.Once;
import io.vitrine.domain.idempotency.Answer;
import io.vitrine.domain.idempotency.Fingerprint;
import io.vitrine.domain.idempotency.IdempotencyKey;
import io.vitrine.domain.shared.InvalidValue;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Carries requests with an {@code Idempotency-Key} out once, and answers their repetitions. */
public final class RepeatableRequests {

    /** The header that holds the key. */
    public static final String KEY = "Idempotency-Key";

    /** The header of an answer that was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final String RETRY_SECONDS = "1";

    private final AnswerOnce answerOnce;
    private final ProblemWriter problems;

    RepeatableRequests(AnswerOnce answerOnce, ProblemWriter problems) {
        this.answerOnce = answerOnce;
        this.problems = problems;
    }

    /**
     * Carries a request out, once where it has a key. A refusal by the work is an answer as well, and kept; a failure is
     * not, and frees the key.
     *
     * @param work nothing of it happens before the key is claimed
     */
    public Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request, Caller caller, byte[] body, Mono<ResponseEntity<byte[]>> work) {
        return key(request.getHeaders(), caller)
                .map(key -> once(key, request, body, work))
                .orElse(work);
    }

    /**
     * The key of a request, if it has one.
     *
     * @throws ProblemException {@code invalid-parameter} when it is none
     */
    public static Optional<IdempotencyKey> key(HttpHeaders headers, Caller caller) {
        var sent = headers.getOrDefault(KEY, List.of());
        if (sent.size() > 1) {
            throw refusal(ProblemError.inHeader(KEY, "repeated", "can be sent once"));
        }
        try {
            return sent.stream().findFirst().map(value -> new IdempotencyKey(caller.actor(), value));
        } catch (InvalidValue refused) {
            throw refusal(ProblemError.inHeader(KEY, refused));
        }
    }

    private Mono<ResponseEntity<byte[]>> once(
            IdempotencyKey key, ServerHttpRequest request, byte[] body, Mono<ResponseEntity<byte[]>> work) {
        var answer = work.onErrorResume(error -> told(error, request)).map(RepeatableRequests::kept);
        return answerOnce.answer(key, fingerprint(request, body), answer).map(once -> switch (once) {
            case Once.First(var first) -> sent(first, false);
            case Once.Repeated(var earlier) -> sent(earlier, true);
            case Once.Mismatch() -> throw mismatch();
            case Once.InProgress() -> throw inProgress();
        });
    }

    private Mono<ResponseEntity<byte[]>> told(Throwable error, ServerHttpRequest request) {
        var problem = ProblemTranslation.of(error);
        if (problem.type().status().is5xxServerError()) {
            return Mono.error(error);
        }
        return Mono.deferContextual(context -> Mono.just(problems.answer(problem, request, RequestId.in(context))));
    }

    private static Fingerprint fingerprint(ServerHttpRequest request, byte[] body) {
        return Fingerprint.of(request.getMethod() + " " + request.getURI().getRawPath(), body);
    }

    private static Answer kept(ResponseEntity<byte[]> answer) {
        var body = answer.getBody() == null ? new byte[0] : answer.getBody();
        return new Answer(answer.getStatusCode().value(), answer.getHeaders().toSingleValueMap(), body);
    }

    private static ResponseEntity<byte[]> sent(Answer answer, boolean replayed) {
        var headers = new HttpHeaders();
        answer.headers().forEach(headers::set);
        if (replayed) {
            headers.set(REPLAYED, "true");
        }
        return ResponseEntity.status(answer.status()).headers(headers).body(answer.body());
    }

    private static ProblemException mismatch() {
        return Problem.of(ProblemType.IDEMPOTENCY_MISMATCH, "Take a new key for another request")
                .exception();
    }

    private static ProblemException inProgress() {
        return Problem.of(ProblemType.IDEMPOTENCY_IN_PROGRESS, "Repeat the request in a moment to get its answer")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .exception();
    }

    private static ProblemException refusal(ProblemError error) {
        return Problem.of(ProblemType.INVALID_PARAMETER, "header", List.of(error))
                .exception();
    }
}
