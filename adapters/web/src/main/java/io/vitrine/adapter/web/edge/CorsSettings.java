package io.vitrine.adapter.web.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages of other origins may use the API from a browser.
 *
 * @param origins such as {@code https://shop.example}; none by default
 * @param credentials whether these pages may have the refresh token in a cookie, which browsers send only for pages of the same
 *     site; by default they hold their tokens themselves
 */
@ConfigurationProperties("vitrine.cors")
public record CorsSettings(
        @DefaultValue List<String> origins,
        @DefaultValue("false") boolean credentials) {

    public CorsSettings {
        origins = List.copyOf(origins);
        if (origins.contains("*")) {
            throw new IllegalArgumentException("vitrine.cors.origins lists origins; * is none");
        }
    }
}
