package io.vitrine.adapter.web.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;

/** What answers say to browsers about pages of other origins, apart from preflights. Fetch standard, section 3.3. */
public final class CorsAnswers {

    private final @Nullable CorsConfiguration allowed;
    private final Map<String, String> toListedPages;

    CorsAnswers(CorsSettings settings) {
        allowed = Cors.allowed(settings);
        toListedPages = new LinkedHashMap<>();
        if (allowed != null && allowed.getExposedHeaders() != null) {
            toListedPages.put(
                    HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(", ", allowed.getExposedHeaders()));
        }
        if (settings.credentials()) {
            toListedPages.put(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
    }

    /**
     * The headers that let a page read an answer; none where it may not, or is one of our own.
     *
     * @param origin of the page; null where no page asks
     * @param host what was asked
     */
    public Map<String, String> of(@Nullable String origin, @Nullable String host) {
        if (origin == null || allowed == null || origin.endsWith("://" + host)) {
            return Map.of();
        }
        var listed = allowed.checkOrigin(origin);
        if (listed == null) {
            return Map.of();
        }
        var headers = new LinkedHashMap<>(toListedPages);
        headers.put(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, listed);
        return headers;
    }
}
