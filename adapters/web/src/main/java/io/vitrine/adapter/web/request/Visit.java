package io.vitrine.adapter.web.request;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.incident.Call;
import io.vitrine.domain.shared.Waits;
import io.vitrine.domain.trace.Recording;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.HandlerMapping;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A request while it is carried out, and what is found out about it on the way. It travels in the Reactor context together with the
 * identities and the {@link Waits} of the request.
 */
public final class Visit {

    /** The route of what is for none of our handlers, or was refused before anybody looked. */
    public static final String UNKNOWN_ROUTE = "UNKNOWN";

    private static final String OTHER = "OTHER";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final String method;
    private final RequestId id;
    private final TraceParent trace;
    private final long begun;
    private final long arrived;
    private final Recording recording;
    private final Waits waits;
    private volatile @Nullable Map<String, Object> attributes;

    private Visit(
            String method,
            RequestId id,
            TraceParent trace,
            long begun,
            long arrived,
            Recording recording,
            Waits waits) {
        this.method = METHODS.contains(method) ? method : OTHER;
        this.id = id;
        this.trace = trace;
        this.begun = begun;
        this.arrived = arrived;
        this.recording = recording;
        this.waits = waits;
    }

    /**
     * A request from outside, which is recorded or not.
     *
     * @param begun when all of its head was here, by {@link System#nanoTime}
     * @param arrived when its first byte was
     */
    static Visit of(String method, RequestId id, TraceParent trace, long begun, long arrived, Recording recording) {
        return new Visit(
                method,
                id,
                recording.isMade() ? trace.thatIsRecorded() : trace,
                begun,
                arrived,
                recording,
                recording.isMade() ? new Waits(recording) : new Waits());
    }

    /** What somebody inside asks for, as a part of what they are asked for. Its waits are theirs. */
    public static Visit inside(RequestId id) {
        var now = System.nanoTime();
        return new Visit("GET", id, TraceParent.fresh(), now, now, Recording.NONE, new Waits());
    }

    /** The request that is being carried out. */
    public static Optional<Visit> in(ContextView context) {
        return context.getOrEmpty(Visit.class);
    }

    /** The context in which it is carried out. */
    public Context into(Context context) {
        var known = trace.into(id.into(context)).put(Visit.class, this);
        return known.hasKey(Waits.class) ? known : known.put(Waits.class, waits);
    }

    /** The context of those who make it wait, and need know no more of it. */
    public Context waiting(Context context) {
        return context.put(Waits.class, waits);
    }

    /** The method of HTTP; {@code OTHER} for one that is not of it. */
    public String method() {
        return method;
    }

    public RequestId id() {
        return id;
    }

    public TraceParent trace() {
        return trace;
    }

    /** When all of its head was here, by {@link System#nanoTime}. */
    public long begun() {
        return begun;
    }

    /** When its first byte was here, by {@link System#nanoTime}. */
    public long arrived() {
        return arrived;
    }

    /** What it is recorded in, if it is. */
    public Recording recording() {
        return recording;
    }

    /** What it waited for. */
    public Waits waits() {
        return waits;
    }

    /** Further things will be found among the attributes of this exchange. */
    void follow(Map<String, Object> exchange) {
        attributes = exchange;
    }

    /**
     * Which of our addresses it is for, such as {@code /api/v1/products/{id}}: as many as there are handlers, whatever anybody asks for.
     */
    public String route() {
        var known = attributes;
        var pattern = known == null ? null : known.get(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? UNKNOWN_ROUTE : pattern.toString();
    }

    /** What may be told of it by now. */
    public Call call() {
        return call(route(), Optional.ofNullable(attributes).flatMap(Caller::in));
    }

    /** As {@link #call()}, where route and account are known otherwise. */
    public Call call(String route, Optional<AccountId> account) {
        return new Call(method, route, id.value(), trace.traceId(), trace.spanId(), account);
    }
}
