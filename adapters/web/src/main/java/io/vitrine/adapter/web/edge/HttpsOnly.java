package io.vitrine.adapter.web.edge;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.adapter.web.problem.ProblemWriter;
import io.vitrine.adapter.web.request.Client;
import io.vitrine.adapter.web.request.RequestId;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Sends whoever comes without TLS to where there is one, before anything of the request is looked at. That is done only for requests that
 * read: another one has shown its secret on the way already, and has to fail so that somebody notices (RFC 9110, section 15.4.9,
 * would have it sent again).
 */
public final class HttpsOnly {

    private static final Set<HttpMethod> REDIRECTED = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** Whoever watches over the service comes from beside it, without TLS, and learns nothing that is secret. */
    private static final Set<String> PROBES = Set.of("/api/v1/health", "/api/v1/ready", "/api/v1/live");

    private final EdgeSettings settings;
    private final ProblemWriter problems;

    HttpsOnly(EdgeSettings settings, ProblemWriter problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** Whether this client has to come again, whatever it asks for. */
    public boolean isMissing(Client client) {
        return settings.httpsOnly() && !client.secure();
    }

    /** Whether this one has to come again. */
    boolean isMissing(ServerHttpRequest request, Client client) {
        return isMissing(client) && !isProbe(request);
    }

    private static boolean isProbe(ServerHttpRequest request) {
        return REDIRECTED.contains(request.getMethod())
                && PROBES.contains(request.getURI().getRawPath());
    }

    /** What it is told. */
    ResponseEntity<byte[]> answer(ServerHttpRequest request, RequestId id) {
        return Optional.of(request)
                .filter(it -> REDIRECTED.contains(it.getMethod()))
                .flatMap(this::secured)
                .map(HttpsOnly::redirect)
                .orElseGet(() -> problems.answer(refusal(), request, id));
    }

    /** Nobody may keep it for another: the host is what this one client asked for. */
    private static ResponseEntity<byte[]> redirect(URI location) {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(location)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONNECTION, "close")
                .header(HttpHeaders.CONTENT_LENGTH, "0")
                .build();
    }

    private static Problem refusal() {
        return Problem.of(
                        ProblemType.HTTPS_REQUIRED,
                        "The request came without TLS; what was secret in it may have been read on its way")
                .withHeader(HttpHeaders.CONNECTION, "close");
    }

    private Optional<URI> secured(ServerHttpRequest request) {
        var asked = request.getURI();
        var query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return host(request).map(host -> URI.create("https://" + host + asked.getRawPath() + query));
    }

    /**
     * The host that is known to be ours, or else the one that was asked for, without the port, at which there was no TLS. Nobody
     * can make somebody else's browser ask for another host than the one it is at, so this leads nobody astray.
     */
    private Optional<String> host(ServerHttpRequest request) {
        return Optional.ofNullable(settings.publicHost())
                .or(() -> Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.HOST))
                        .filter(RequestTarget::isHost)
                        .map(host -> host.replaceFirst(":\\d*$", "")));
    }
}
