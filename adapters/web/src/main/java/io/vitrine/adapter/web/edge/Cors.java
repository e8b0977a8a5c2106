package io.vitrine.adapter.web.edge;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;

/** Lets pages of the listed origins use the API from a browser. */
final class Cors extends DefaultCorsProcessor {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> EXPOSED = List.of(
            "ETag",
            "Link",
            "Location",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy",
            "X-Request-Id",
            "X-Response-Time",
            "Idempotency-Replayed");
    private static final Duration PREFLIGHT_CACHED = Duration.ofMinutes(10);

    /** What is allowed; null when no origin is listed. */
    static @Nullable CorsConfiguration allowed(CorsSettings settings) {
        if (settings.origins().isEmpty()) {
            return null;
        }
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(settings.origins());
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        allowed.setExposedHeaders(EXPOSED);
        allowed.setMaxAge(PREFLIGHT_CACHED);
        allowed.setAllowCredentials(settings.credentials() ? true : null);
        return allowed;
    }

    /**
     * A page of another origin is not refused, it just cannot read the answer; only a preflight is asked about more. Where some
     * origins are listed every answer varies with it, also one that no page asked for: a cache could give it to a page.
     */
    @Override
    public boolean process(@Nullable CorsConfiguration allowed, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        if (CorsUtils.isPreFlightRequest(request)) {
            return super.process(allowed == null ? new CorsConfiguration() : allowed, exchange);
        }
        var listed = allowed != null && allowed.checkOrigin(request.getHeaders().getOrigin()) != null;
        if (allowed != null && !listed) {
            exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        return super.process(listed ? allowed : null, exchange);
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        throw Problem.of(ProblemType.FORBIDDEN, "Pages of this origin may not do this")
                .exception();
    }
}
