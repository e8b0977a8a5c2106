package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headers of answers. */
final class Headers {

    /** On every answer. */
    static final List<String> EVERYWHERE =
            List.of("X-Request-Id", "X-Response-Time", "RateLimit-Policy", "RateLimit", "traceparent", "Cache-Control");

    private static final String SOMETIMES = "?";

    private Headers() {}

    /** The names of those on every answer that a cache may keep. */
    static String[] ofCacheable() {
        return new String[] {"ETag", "Cache-Control", "Vary"};
    }

    /** References to these headers of an answer, and to those of every one. An answer may lack one that ends in {@code ?}. */
    static Map<String, Object> of(List<String> names) {
        var all = new LinkedHashMap<String, Object>();
        EVERYWHERE.forEach(name -> all.put(name, Tree.shared("headers", name)));
        all.put("Vary", Tree.shared("headers", "Vary-sometimes"));
        for (var name : names) {
            if (name.endsWith(SOMETIMES)) {
                var bare = name.substring(0, name.length() - SOMETIMES.length());
                all.put(bare, Tree.shared("headers", bare + "-sometimes"));
            } else {
                all.put(name, Tree.shared("headers", name));
            }
        }
        return all;
    }

    static Map<String, Object> all() {
        var all = object(
                "X-Request-Id",
                always("The identity of the request: the caller's, or a new one.", "9f2c1d7be04a5c38"),
                "X-Response-Time",
                header("From the first byte read to the answer's beginning.", "12.4ms"),
                "traceparent",
                always(
                        "Where the request stands in a trace (W3C Trace Context): in the caller's, or in one that"
                                + " begins here.",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"),
                "RateLimit-Policy",
                header(
                        "How many requests there may be within how many seconds (the IETF's draft of RateLimit header"
                                + " fields).",
                        "\"api\";q=100;w=900"),
                "RateLimit",
                header(
                        "How many more there may be now, and after how many seconds the oldest no longer counts.",
                        "\"api\";r=87;t=412"),
                "ETag",
                always("The version of what is shown; weak where it shows more than one whole resource.", "\"7\""),
                "Last-Modified",
                always("When the resource was changed last.", "Tue, 24 Nov 2026 11:30:00 GMT"),
                "Cache-Control",
                always("Who may keep the answer, and for how long.", "public, max-age=60, stale-while-revalidate=300"),
                "Vary",
                always("What the answer depends on besides the address.", "Accept, Accept-Encoding, Authorization"),
                "Link",
                header(
                        "The pages beside this one, `rel=\"next\"` and `rel=\"prev\"` (RFC 8288). Follow them instead"
                                + " of building addresses.",
                        "</api/v1/products?size=2&cursor=eyJ...>; rel=\"next\""),
                "Location",
                always("Where the resource is.", "/api/v1/products/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11"),
                "Idempotency-Replayed",
                header("`true` on an answer that was given before.", "true"),
                "Retry-After",
                header("After how many seconds to try again.", "2"),
                "WWW-Authenticate",
                always(
                        "What is wrong with the access token (RFC 6750).",
                        "Bearer error=\"invalid_token\", error_description=\"The access token has expired\""),
                "Accept",
                header("The media types that a body may have here.", "application/json"),
                "Accept-Patch",
                header("The media types that a patch may have here.", "application/merge-patch+json"),
                "Accept-Encoding",
                header("The encodings that a body may have here.", "gzip"),
                "Set-Cookie",
                header(
                        "Of pages: a cookie with the refresh token (`HttpOnly`) or the CSRF token, or that a cookie is"
                                + " to be forgotten.",
                        "XSRF-TOKEN=q5d8...; Path=/; Secure; SameSite=Strict"),
                "Content-Disposition",
                header("The name of the file, of CSV.", "attachment; filename=\"products.csv\""));
        all.put("ETag-sometimes", header("The version of the page; exports have none.", "W/\"p3k9\""));
        all.put("Vary-sometimes", header("What the answer depends on besides the address.", "Accept-Encoding"));
        all.put(
                "Last-Modified-sometimes",
                header("When it was changed last; of whole resources.", "Tue, 24 Nov 2026 11:30:00 GMT"));
        return all;
    }

    private static Map<String, Object> always(String description, String example) {
        return Tree.with(header(description, example), "required", true);
    }

    private static Map<String, Object> header(String description, String example) {
        return object("description", description, "schema", object("type", "string"), "example", example);
    }
}
