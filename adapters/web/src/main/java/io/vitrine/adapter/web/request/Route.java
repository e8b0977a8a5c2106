package io.vitrine.adapter.web.request;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.HandlerMapping;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Which of our addresses a request is for, as a template: known as soon as it is found out who handles it. It travels in the Reactor context,
 * and is written and read here only.
 */
public final class Route {

    /** Of what is for none of them, or was refused before anybody looked. */
    public static final String UNKNOWN = "UNKNOWN";

    private volatile @Nullable Map<String, Object> attributes;

    /** The one of the request that is being carried out, where it is known to whom it matters. */
    public static Optional<Route> in(ContextView context) {
        return context.getOrEmpty(Route.class);
    }

    /** The context in which a request is carried out whose route somebody wants to know. */
    public Context into(Context context) {
        return context.put(Route.class, this);
    }

    /** The handler will be found among the attributes of this exchange. */
    void follow(Map<String, Object> exchange) {
        attributes = exchange;
    }

    /** Such as {@code /api/v1/products/{id}}: as many as there are handlers, whatever anybody asks for. */
    public String template() {
        var known = attributes;
        var pattern = known == null ? null : known.get(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? UNKNOWN : pattern.toString();
    }
}
