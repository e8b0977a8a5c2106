package io.vitrine.adapter.web.request;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.incident.Call;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import reactor.util.context.ContextView;

/** What may be told of a request to those who look after the service. */
public final class Calls {

    private static final String MADE_BY = Calls.class.getName() + ".madeBy";
    private static final String NO_ROUTE = "unmatched";
    private static final String OTHER = "OTHER";
    private static final Set<HttpMethod> KNOWN = Set.of(HttpMethod.values());

    private Calls() {}

    /** Keeps with a request who makes it, from where that is known. What is no account is not kept. */
    public static void madeBy(ServerWebExchange exchange, String subject) {
        account(subject).ifPresent(account -> exchange.getAttributes().put(MADE_BY, account));
    }

    /** The account that makes the request with these attributes, where that is known. */
    public static Optional<AccountId> maker(Map<String, Object> attributes) {
        return attributes.get(MADE_BY) instanceof AccountId account ? Optional.of(account) : Optional.empty();
    }

    /** What is known of a request by now. */
    public static Call of(ServerWebExchange exchange, ContextView context) {
        var trace = TraceParent.in(context);
        var method = exchange.getRequest().getMethod();
        return new Call(
                KNOWN.contains(method) ? method.name() : OTHER,
                route(exchange),
                RequestId.in(context).value(),
                trace.traceId(),
                trace.spanId(),
                Optional.ofNullable(exchange.getAttribute(MADE_BY)));
    }

    /** As it stands in the mapping of its handler. */
    private static String route(ServerWebExchange exchange) {
        return exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof PathPattern pattern
                ? pattern.getPatternString()
                : NO_ROUTE;
    }

    private static Optional<AccountId> account(String subject) {
        try {
            return Optional.of(UUID.fromString(subject))
                    .filter(uuid -> uuid.toString().equals(subject))
                    .map(AccountId::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
