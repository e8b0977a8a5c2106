package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.edge.CorsSettings;
import io.vitrine.adapter.web.request.Clients;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Whose pages may make calls that rely on a cookie, by what browsers say of a call and no page can change: Fetch Metadata and
 * {@code Origin}. What says neither is no browser of today, and is left to the token that it has to send.
 *
 * <p>The service's own origin is the one that the call was sent to. A page cannot lie about that, as browsers take {@code Host}
 * from the address; whoever can is no browser, and has no cookie of a victim.
 */
final class PageOrigins {

    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final Clients clients;
    private final CorsSettings cors;

    PageOrigins(Clients clients, CorsSettings cors) {
        this.clients = clients;
        this.cors = cors;
    }

    boolean mayCall(ServerHttpRequest request) {
        return isFromAPlaceOfOurs(request) && isOfAnOriginOfOurs(request);
    }

    /** Pages of other sites come with a cookie only where those that are listed may. */
    private boolean isFromAPlaceOfOurs(ServerHttpRequest request) {
        var sites = sent(request, FETCH_SITE);
        return sites.isEmpty()
                || sites.size() == 1 && OWN.contains(sites.getFirst())
                || cors.credentials()
                        && sent(request, HttpHeaders.ORIGIN).stream().anyMatch(cors.origins()::contains);
    }

    /** {@code null} is what browsers say of pages that hide where they are from. */
    private boolean isOfAnOriginOfOurs(ServerHttpRequest request) {
        var origins = sent(request, HttpHeaders.ORIGIN);
        return origins.isEmpty()
                || origins.size() == 1
                        && (cors.origins().contains(origins.getFirst()) || isOwn(origins.getFirst(), request));
    }

    /** Where a proxy ends TLS and is not told to be trusted, the connection looks plain, and the page is of {@code https}. */
    private boolean isOwn(String origin, ServerHttpRequest request) {
        var hosts = sent(request, HttpHeaders.HOST);
        return hosts.size() == 1
                && (origin.equalsIgnoreCase("https://" + hosts.getFirst())
                        || !clients.of(request).secure() && origin.equalsIgnoreCase("http://" + hosts.getFirst()));
    }

    private static List<String> sent(ServerHttpRequest request, String header) {
        return request.getHeaders().getOrEmpty(header);
    }
}
