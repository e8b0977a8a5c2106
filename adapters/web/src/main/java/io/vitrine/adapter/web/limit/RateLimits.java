package io.vitrine.adapter.web.limit;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.adapter.web.request.Client;
import io.vitrine.adapter.web.request.Clients;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.application.limit.LimitRequests;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.Quotas;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Counts calls, and tells in every answer how many more there may be
 * (<a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields</a>). Where several counts
 * concern a call, the strictest is told.
 */
public final class RateLimits {

    /** How many calls there may be. */
    public static final String POLICY = "RateLimit-Policy";
    /** How many more there may be now. */
    public static final String LIMIT = "RateLimit";

    private static final String TOLD = RateLimits.class.getName() + ".told";
    private static final String COUNTED = RateLimits.class.getName() + ".counted";
    private static final long MILLIS_PER_SECOND = 1_000;

    private final LimitRequests limits;
    private final Quotas quotas;
    private final Clients clients;
    private final Occasions occasions;
    private final DecisionCounts counts;

    RateLimits(LimitRequests limits, Quotas quotas, Clients clients, Occasions occasions, DecisionCounts counts) {
        this.limits = limits;
        this.quotas = quotas;
        this.clients = clients;
        this.occasions = occasions;
        this.counts = counts;
    }

    /**
     * Counts a call of somebody who is known; that is, if it is a call of the general kind: others are counted for the client.
     *
     * @return completes where it may go on, else a refusal
     */
    public Mono<Void> countCall(ServerWebExchange exchange, String account, Collection<Role> roles) {
        var policy = LimitedCalls.policy(exchange.getRequest());
        return policy.isPresent() && policy.get() == Policy.API
                ? count(exchange, new LimitKey(Policy.API, LimitKey.Of.ACCOUNT, account), quotas.of(Policy.API, roles))
                : countCall(exchange);
    }

    /** Counts a call that never came to be counted, as its token was no good. */
    public Mono<Void> countRefusedCall(ServerWebExchange exchange) {
        return exchange.getAttribute(TOLD) == null ? countCall(exchange) : Mono.empty();
    }

    /**
     * Counts a call that is answered before the rest of the service sees it.
     *
     * @param account of who calls; null where nobody is known
     * @param occasion asked for only when there is something to note
     */
    public Mono<Decision> countRead(
            @Nullable String account, Collection<Role> roles, Client client, Supplier<Occasion> occasion) {
        var key = account == null
                ? LimitKey.of(Policy.API, client.address())
                : new LimitKey(Policy.API, LimitKey.Of.ACCOUNT, account);
        return limits.admit(key, quotas.of(Policy.API, roles), occasion)
                .doOnNext(decision -> counts.count(Policy.API, decision));
    }

    /** Counts a call of somebody who is not known. */
    public Mono<Void> countCall(ServerWebExchange exchange) {
        return LimitedCalls.policy(exchange.getRequest())
                .map(policy -> countClient(exchange, policy))
                .map(RateLimits::unlessCounted)
                .orElseGet(Mono::empty);
    }

    /** The context of a call on behalf of others, who were counted when they came. */
    public static Context counted(Context context) {
        return context.put(COUNTED, true);
    }

    private static Mono<Void> unlessCounted(Mono<Void> counting) {
        return Mono.deferContextual(context -> context.hasKey(COUNTED) ? Mono.empty() : counting);
    }

    /** Counts something of a client that is no call of its own, such as a token that is not valid. */
    public Mono<Void> countClient(ServerWebExchange exchange, Policy policy) {
        var client = clients.of(exchange.getRequest()).address();
        return count(exchange, LimitKey.of(policy, client), quotas.of(policy, Set.of()));
    }

    /** Counts a call for the mail address that it is about, from wherever it comes. */
    public Mono<Void> countAddress(ServerWebExchange exchange, Policy policy, EmailAddress address) {
        return count(exchange, LimitKey.of(policy, address), quotas.of(policy, Set.of()));
    }

    private Mono<Void> count(ServerWebExchange exchange, LimitKey key, Quota quota) {
        return Mono.deferContextual(context ->
                        limits.admit(key, quota, () -> occasions.of(exchange.getRequest(), RequestId.in(context))))
                .flatMap(decision -> told(exchange, key.policy(), decision));
    }

    private Mono<Void> told(ServerWebExchange exchange, Policy policy, Decision decision) {
        tell(exchange, policy, decision);
        return switch (decision) {
            case Decision.Allowed _ -> Mono.empty();
            case Decision.Exceeded exceeded -> Mono.error(refusal(policy, exceeded));
        };
    }

    /** Tells what was decided, unless something stricter is told already. */
    public void tell(ServerWebExchange exchange, Policy policy, Decision decision) {
        counts.count(policy, decision);
        if (exchange.getAttribute(TOLD) instanceof Decision told && told.remaining() < decision.remaining()) {
            return;
        }
        exchange.getAttributes().put(TOLD, decision);
        var headers = exchange.getResponse().getHeaders();
        headers.set(POLICY, policy(policy, decision.quota()));
        headers.set(LIMIT, limit(policy, decision));
    }

    /** What {@link #POLICY} says. */
    public static String policy(Policy policy, Quota quota) {
        return '"' + policy.text() + "\";q=" + quota.requests() + ";w="
                + quota.window().toSeconds();
    }

    /** What {@link #LIMIT} says. */
    public static String limit(Policy policy, Decision decision) {
        return '"' + policy.text() + "\";r=" + decision.remaining() + ";t=" + secondsUp(decision.reset());
    }

    /** The refusal of a call that is beyond its quota. */
    public static ProblemException refusal(Policy policy, Decision.Exceeded exceeded) {
        var quota = exceeded.quota();
        var seconds = Math.max(1, secondsUp(exceeded.reset()));
        return Problem.of(
                        ProblemType.RATE_LIMITED,
                        "No more than %d in %d seconds; try again in %d seconds"
                                .formatted(quota.requests(), quota.window().toSeconds(), seconds))
                .with("policy", policy.text())
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .exception();
    }

    /** Whole seconds; whoever waits for so many waits long enough. */
    private static long secondsUp(Duration duration) {
        return Math.ceilDiv(duration.toMillis(), MILLIS_PER_SECOND);
    }
}
