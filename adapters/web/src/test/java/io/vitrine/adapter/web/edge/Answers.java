package io.vitrine.adapter.web.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vitrine.adapter.web.ServedHealth;
import io.vitrine.adapter.web.Spent;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.shared.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every kind of answer that there is, and what tells it from others. */
final class Answers {

    static final String REQUEST_ID = "a-row-of-the-table";
    static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    static final String LISTED = "https://shop.example";

    private static final String NOT_KEPT = "no-store";
    private static final String PUBLIC = "public, max-age=60, stale-while-revalidate=300";
    private static final String OWN = "private, max-age=0, must-revalidate";
    private static final String JSON = "application/json";
    private static final String PRODUCTS = "/api/v1/products";
    private static final String EDITOR = "Bearer ana~editor";
    private static final String QUOTA = "\"api\";q=1000000;w=900";
    private static final String USER = "Bearer bo~user";

    private final WebFixture web;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Answers(WebFixture web) {
        this.web = web;
    }

    /** An answer and the headers that it has, or none of which it has where the value is empty. */
    record Kind(String name, Supplier<HttpResponse<String>> answer, int status, Map<String, String> headers) {

        Kind with(String header, String value) {
            var more = new TreeMap<>(headers);
            more.put(header, value);
            return new Kind(name, answer, status, more);
        }

        @Override
        public String toString() {
            return status + " " + name;
        }
    }

    Stream<Kind> all() {
        return Stream.of(reads(), writes(), refusals(), personal(), documents()).flatMap(kinds -> kinds);
    }

    private Stream<Kind> reads() {
        var product = web.aProduct().address();
        return Stream.of(
                kind("a product", 200, get(product), JSON, PUBLIC)
                        .with("ETag", "\"1\"")
                        .with("RateLimit-Policy", QUOTA)
                        .with("RateLimit", "\"api\";r=\\d+;t=\\d+"),
                kind("a product of an editor", 200, get(product, "Authorization", EDITOR), JSON, OWN),
                kind("a list", 200, get(PRODUCTS), JSON, PUBLIC),
                kind("categories", 200, get("/api/v1/categories"), JSON, PUBLIC),
                kind("what somebody has", 304, get(product, "If-None-Match", "\"1\""), "", PUBLIC)
                        .with("ETag", "\"1\""),
                kind("a head", 200, send("HEAD", product, ""), JSON, PUBLIC).with("ETag", "\"1\""),
                kind(
                        "products by their ids",
                        200,
                        post("/api/v1/products/batch-get", "{\"ids\":[\"0199b7a2-0000-7000-8000-00000000dead\"]}"),
                        JSON,
                        NOT_KEPT),
                kind("options", 200, send("OPTIONS", product, ""), "", NOT_KEPT)
                        .with("Allow", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT"),
                kind("a preflight", 200, preflight(LISTED), "", NOT_KEPT)
                        .with("Access-Control-Allow-Origin", LISTED)
                        .with("Access-Control-Max-Age", "600"),
                kind("a read by a listed page", 200, get(product, "Origin", LISTED), JSON, PUBLIC)
                        .with("Access-Control-Allow-Origin", LISTED),
                kind("a read by another page", 200, get(product, "Origin", "https://other.example"), JSON, PUBLIC),
                kind("NDJSON", 200, get(PRODUCTS, "Accept", "application/x-ndjson"), "application/x-ndjson", NOT_KEPT),
                kind("CSV", 200, get(PRODUCTS, "Accept", "text/csv"), "text/csv;charset=UTF-8", NOT_KEPT)
                        .with("Content-Disposition", "attachment; filename=\"products.csv\""));
    }

    private Stream<Kind> writes() {
        var product = web.aProduct().address();
        return Stream.of(
                kind("a new product", 201, edit("POST", PRODUCTS, product()), JSON, NOT_KEPT)
                        .with("Location", PRODUCTS + "/.+"),
                kind(
                                "a changed one",
                                200,
                                edit("PATCH", product, "{\"name\":\"Bag\"}", "If-Match", "\"1\""),
                                JSON,
                                NOT_KEPT)
                        .with("ETag", "\"2\""),
                kind("a deleted one", 204, edit("DELETE", web.aProduct().address(), "", "If-Match", "*"), "", NOT_KEPT),
                kind(
                                "an import",
                                200,
                                edit("POST", "/api/v1/imports", product(), "Content-Type", "application/x-ndjson"),
                                JSON,
                                NOT_KEPT)
                        .with("Location", "/api/v1/imports/.+"));
    }

    private Stream<Kind> refusals() {
        var product = web.aProduct().address();
        return Stream.of(
                refusal("malformed", 400, edit("POST", PRODUCTS, "{")),
                refusal("an unknown parameter", 400, get(PRODUCTS + "?colour=red")),
                refusal("what is no text", 400, get(PRODUCTS + "?q=%ff")),
                refusal("nobody", 401, post(PRODUCTS, "{}"))
                        .with(
                                "WWW-Authenticate",
                                "Bearer error=\"invalid_token\", error_description=\"The access token is missing or not"
                                        + " valid\""),
                refusal("without the role", 403, post(PRODUCTS, "{}", "Authorization", USER)),
                refusal("a preflight of another page", 403, preflight("https://other.example")),
                refusal("no such address", 404, get("/nothing")),
                refusal("no such product", 404, get(PRODUCTS + "/0199b7a2-0000-7000-8000-00000000dead")),
                refusal("a method", 405, edit("DELETE", PRODUCTS, "")).with("Allow", "GET, HEAD, OPTIONS, POST"),
                refusal("a type nobody makes", 406, get(PRODUCTS, "Accept", "image/png"))
                        .with("Accept", JSON),
                refusal("another version", 412, edit("PATCH", product, "{}", "If-Match", "\"9\"")),
                refusal("too large", 413, edit("POST", PRODUCTS, "x".repeat(2 << 20))),
                refusal("a type nobody reads", 415, edit("POST", PRODUCTS, "{}", "Content-Type", "text/xml"))
                        .with("Accept", JSON),
                refusal("not valid", 422, edit("POST", PRODUCTS, "{}")),
                refusal("no condition", 428, edit("PATCH", product, "{}")),
                refusal("beyond the quota", 429, get(product, "Authorization", "Bearer " + Spent.SUBJECT + "~user"))
                        .with("Retry-After", "900")
                        .with("RateLimit-Policy", QUOTA)
                        .with("RateLimit", "\"api\";r=0;t=900"),
                refusal("a bug", 500, failing(new IllegalStateException("bug"), get(product))),
                refusal(
                                "no store",
                                503,
                                failing(new StoreUnavailable("away", new IllegalStateException()), get(product)))
                        .with("Retry-After", "2"));
    }

    private Stream<Kind> personal() {
        var ana = web.somebody();
        var bearer = "Bearer " + ana.accessToken();
        var credentials = "{\"email\":\"%s\",\"password\":\"%s\",\"delivery\":\"cookie\"}";
        return Stream.of(
                kind("me", 200, get("/api/v1/me", "Authorization", bearer), JSON, NOT_KEPT),
                kind("my sessions", 200, get("/api/v1/me/sessions", "Authorization", bearer), JSON, NOT_KEPT),
                kind("users", 200, get("/api/v1/users", "Authorization", "Bearer root~admin"), JSON, NOT_KEPT),
                kind(
                        "log levels",
                        200,
                        get("/api/v1/log-levels", "Authorization", "Bearer root~admin"),
                        JSON,
                        NOT_KEPT),
                kind(
                        "the audit log",
                        200,
                        get("/api/v1/audit-events", "Authorization", "Bearer root~admin"),
                        JSON,
                        NOT_KEPT),
                kind(
                                "a login",
                                200,
                                post("/api/v1/auth/login", credentials.formatted(ana.email(), ana.password())),
                                JSON,
                                NOT_KEPT)
                        .with(
                                "Set-Cookie",
                                "__Secure-refresh-token=vr1_[\\w-]+; Path=/api/v1/auth; Max-Age=\\d+; Expires=[^;]+;"
                                        + " Secure; HttpOnly; SameSite=Strict"),
                kind("a CSRF token", 200, get("/api/v1/auth/csrf"), JSON, NOT_KEPT)
                        .with("Set-Cookie", "XSRF-TOKEN=[\\w-]+; Path=/; Secure; SameSite=Strict"),
                refusal("a forged refresh token", 401, post("/api/v1/auth/refresh", "{\"refreshToken\":\"x\"}"))
                        .with("WWW-Authenticate", "Bearer error=\"invalid_grant\".+"),
                refusal(
                        "a forged request",
                        403,
                        post("/api/v1/auth/refresh", "", "Cookie", "__Secure-refresh-token=x")),
                kind(
                        "a registration",
                        202,
                        post(
                                "/api/v1/auth/register",
                                credentials
                                        .replace(",\"delivery\":\"cookie\"", "")
                                        .formatted(web.newEmail(), ana.password())),
                        JSON,
                        NOT_KEPT));
    }

    private Stream<Kind> documents() {
        return Stream.of(
                kind("the keys", 200, get("/.well-known/jwks.json"), JSON, "max-age=300, public"),
                kind("a probe", 200, get("/api/v1/ready"), JSON, NOT_KEPT),
                kind("a probe of an instance that ends", 503, ending(get("/api/v1/ready")), JSON, NOT_KEPT),
                kind("the health", 200, get("/api/v1/health"), JSON, NOT_KEPT),
                kind("the description", 200, get("/openapi.json"), JSON, "no-cache"),
                kind("the page", 200, get("/docs"), "text/html;charset=UTF-8", "no-cache"),
                kind("its script", 200, get("/docs/docs.js"), "text/javascript;charset=UTF-8", "no-cache"),
                kind("its style", 200, get("/docs/docs.css"), "text/css;charset=UTF-8", "no-cache"));
    }

    private static Kind kind(
            String name, int status, Supplier<HttpResponse<String>> answer, String type, String cacheControl) {
        return new Kind(name, answer, status, Map.of("Content-Type", type, "Cache-Control", cacheControl));
    }

    private static Kind refusal(String name, int status, Supplier<HttpResponse<String>> answer) {
        return kind(name, status, answer, "application/problem+json", "no-store");
    }

    private Supplier<HttpResponse<String>> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    private Supplier<HttpResponse<String>> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    private Supplier<HttpResponse<String>> edit(String method, String path, String body, String... headers) {
        return send(method, path, body, with(headers, "Authorization", EDITOR));
    }

    private Supplier<HttpResponse<String>> preflight(String origin) {
        return send("OPTIONS", PRODUCTS, "", "Origin", origin, "Access-Control-Request-Method", "POST");
    }

    private Supplier<HttpResponse<String>> failing(RuntimeException failure, Supplier<HttpResponse<String>> answer) {
        return () -> {
            try (var _ = web.faults().failWith(failure)) {
                return answer.get();
            }
        };
    }

    private Supplier<HttpResponse<String>> ending(Supplier<HttpResponse<String>> answer) {
        return () -> {
            try (var _ = web.bean(ServedHealth.class).ending()) {
                return answer.get();
            }
        };
    }

    private Supplier<HttpResponse<String>> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + web.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("X-Request-Id", REQUEST_ID)
                .header("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01");
        if (!body.isEmpty()) {
            request.header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : JSON);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return () -> sent(request.build());
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.of(headers, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private String product() {
        return "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(web.newName());
    }
}
