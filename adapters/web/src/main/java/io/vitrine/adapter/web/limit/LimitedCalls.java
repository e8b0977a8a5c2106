package io.vitrine.adapter.web.limit;

import io.vitrine.domain.limit.Policy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Says which policy counts a call. Paths are read as handlers are found by them, without parameters and percent signs, so that no other
 * spelling of an address leads past its quota.
 */
final class LimitedCalls {

    private static final Map<String, Policy> POSTED = Map.of(
            "/api/v1/auth/login", Policy.AUTH,
            "/api/v1/auth/login/second-factor", Policy.AUTH,
            "/api/v1/auth/passkey", Policy.AUTH,
            "/api/v1/auth/register", Policy.AUTH,
            "/api/v1/auth/verify-email", Policy.AUTH,
            "/api/v1/auth/password/forgot", Policy.PASSWORD_RESET,
            "/api/v1/auth/password/reset", Policy.PASSWORD_RESET);

    /** Who refreshes a session is known by the session, and only there. */
    private static final String REFRESH = "/api/v1/auth/refresh";

    private static final Set<String> UNLIMITED = Set.of(
            "/api/v1/health",
            "/api/v1/ready",
            "/api/v1/live",
            "/.well-known/jwks.json",
            "/openapi.json",
            "/docs",
            "/actuator/prometheus");

    private static final String PAGES = "/docs/";

    private LimitedCalls() {}

    /** The policy of a call; empty for one that is not counted where it arrives. */
    static Optional<Policy> policy(ServerHttpRequest request) {
        var path = path(request.getPath().pathWithinApplication());
        if (request.getMethod() == HttpMethod.POST) {
            return path.equals(REFRESH) ? Optional.empty() : Optional.of(POSTED.getOrDefault(path, Policy.API));
        }
        return UNLIMITED.contains(path) || path.startsWith(PAGES) ? Optional.empty() : Optional.of(Policy.API);
    }

    private static String path(PathContainer path) {
        var raw = path.value();
        return raw.indexOf(';') < 0 && raw.indexOf('%') < 0
                ? raw
                : path.elements().stream()
                        .map(part -> part instanceof PathSegment segment ? segment.valueToMatch() : part.value())
                        .collect(Collectors.joining());
    }
}
