package io.vitrine.adapter.web.log;

import io.vitrine.adapter.web.request.Calls;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.shared.Waits;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.HandlerMapping;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A request from outside while it is carried out, and what is found out about it on the way. It travels in the Reactor context together
 * with its {@link Waits}.
 */
final class Visit {

    private static final String UNKNOWN_ROUTE = "UNKNOWN";

    private final long begun;
    private final Waits waits = new Waits();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long headSent;
    private volatile @Nullable SignalType endOfBody;
    private volatile @Nullable Map<String, Object> attributes;

    /** @param begun when it was here, by {@link System#nanoTime} */
    Visit(long begun) {
        this.begun = begun;
    }

    /** The request that is being carried out; empty where it comes from inside. */
    static Optional<Visit> in(ContextView context) {
        return context.getOrEmpty(Visit.class);
    }

    /** The context in which it is carried out. */
    Context into(Context context) {
        return context.put(Visit.class, this).put(Waits.class, waits);
    }

    /** Further things will be found among the attributes of this exchange. */
    void follow(Map<String, Object> exchange) {
        attributes = exchange;
    }

    void noteHead() {
        headSent = System.nanoTime();
    }

    void noteBytes(int more) {
        bytes.addAndGet(more);
    }

    void noteEndOfBody(SignalType end) {
        endOfBody = end;
    }

    /** What it waited for. */
    Waits waits() {
        return waits;
    }

    long bytes() {
        return bytes.get();
    }

    /** Nanoseconds until now. */
    long untilNow() {
        return System.nanoTime() - begun;
    }

    /** Nanoseconds until the head of the answer was sent, or until now. */
    long untilHead() {
        return headSent == 0 ? untilNow() : headSent - begun;
    }

    /** Such as {@code /api/v1/products/{id}}. */
    String route() {
        var known = attributes;
        var pattern = known == null ? null : known.get(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? UNKNOWN_ROUTE : pattern.toString();
    }

    Optional<String> account() {
        return Optional.ofNullable(attributes).flatMap(Calls::maker).map(AccountId::toString);
    }

    /** How it ends that is handled so: an answer may have been cut off although its handling comes to an orderly end. */
    Answered.End end(SignalType handling) {
        var body = endOfBody;
        var signal = handling == SignalType.ON_COMPLETE && body != null ? body : handling;
        return switch (signal) {
            case CANCEL -> Answered.End.CANCELLED;
            case ON_ERROR -> Answered.End.FAILED;
            default -> Answered.End.COMPLETE;
        };
    }
}
