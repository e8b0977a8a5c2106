package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;
import static io.vitrine.adapter.web.docs.Tree.shared;

import io.vitrine.adapter.web.contract.Shows;
import io.vitrine.adapter.web.problem.ProblemDocument;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;

/**
 * The description of the API: its routes and the shapes of its answers as the controllers have them, with what
 * {@link Operation operations} say besides. OpenAPI 3.1.
 */
final class OpenApi {

    /** The schema of one line, where a body has one JSON document a line. OpenAPI 3.2 calls it {@code itemSchema}. */
    static final String LINE = "x-itemSchema";

    private static final String VERSION = "1.0.0";
    private static final String DESCRIPTION = """
        A product catalogue: read and searched by everybody, written, imported and exported by editors.

        - **Errors** are problems (RFC 9457), always `application/problem+json`. `code` is for programs.
        - **Every answer** has `X-Request-Id`, `X-Response-Time` and `traceparent`, and the usual security headers. `HEAD` works
          wherever `GET` does, `OPTIONS` answers `Allow`.
        - **Reads** have an `ETag`: send it as `If-None-Match` and get 304 when nothing changed. **Writes** need it as
          `If-Match`, so that nobody overwrites what they have not seen.
        - **Tokens**: `POST /api/v1/auth/login` gives an access token for minutes and a refresh token for days. Send
          `Authorization: Bearer <access token>`. A token that is sent has to be valid, on a read too. A refresh token
          is used once: `POST /api/v1/auth/refresh` gives the next pair.
        - Members of answers may be added; unknown members and parameters of requests are refused.
        """;

    private final RecordSchemas schemas = new RecordSchemas();
    private final Problems problems = new Problems();
    private final Map<String, Operation> operations = new TreeMap<>();
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();
    private final boolean hasPasskeys;

    private OpenApi(List<Route> routes) {
        operations.putAll(ListOperations.all());
        operations.putAll(ProductOperations.all());
        operations.putAll(BrandOperations.all());
        operations.putAll(ImportOperations.all());
        operations.putAll(AccountOperations.all());
        operations.putAll(FactorOperations.all());
        operations.putAll(KeyOperations.all());
        operations.putAll(UserOperations.all());
        operations.putAll(AuditOperations.all());
        operations.putAll(LogLevelOperations.all());
        operations.putAll(HealthOperations.all());
        var ofPasskeys = PasskeyOperations.all();
        hasPasskeys = routes.stream().map(Route::name).anyMatch(ofPasskeys::containsKey);
        if (hasPasskeys) {
            operations.putAll(ofPasskeys);
        }
    }

    /**
     * Describes these routes.
     *
     * @throws IllegalStateException when one of them is not documented, or one is documented that is not there
     */
    static Map<String, Object> of(List<Route> routes) {
        return new OpenApi(routes).described(routes);
    }

    private Map<String, Object> described(List<Route> routes) {
        var byName = new TreeMap<String, List<Route>>();
        routes.forEach(route -> byName.merge(route.name(), List.of(route), OpenApi::both));
        if (!byName.keySet().equals(operations.keySet())) {
            throw new IllegalStateException(
                    "There are %s, but documented are %s".formatted(byName.keySet(), operations.keySet()));
        }
        byName.forEach((name, same) -> {
            var operation = operations.get(name);
            if (operation != null) {
                paths.computeIfAbsent(same.getFirst().path(), _ -> new LinkedHashMap<>())
                        .put(same.getFirst().method().toLowerCase(Locale.ROOT), described(operation, same));
            }
        });
        return object(
                "openapi", "3.1.1",
                "info", object("title", "Vitrine", "description", DESCRIPTION, "version", VERSION),
                "servers", List.of(object("url", "/")),
                "tags", tags(),
                "paths", paths,
                "components", components());
    }

    private static List<Route> both(List<Route> some, List<Route> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<Object> tags() {
        return Arrays.stream(Tag.values())
                .<Object>map(tag -> object("name", tag.text(), "description", tag.description()))
                .toList();
    }

    private Map<String, Object> components() {
        schemas.of(ProblemDocument.class);
        var all = new TreeMap<>(schemas.made());
        all.putAll(Drafts.all());
        all.putAll(FactorDrafts.all());
        if (hasPasskeys) {
            all.putAll(PasskeyDrafts.all());
        }
        all.putAll(Facets.all());
        return object(
                "schemas", all,
                "parameters", Parameters.all(),
                "headers", Headers.all(),
                "responses", problems.made(),
                "securitySchemes", object("bearer", bearer()));
    }

    private static Map<String, Object> bearer() {
        return object(
                "type", "http",
                "scheme", "bearer",
                "bearerFormat", "JWT",
                "description",
                        "An access token. Its claim `roles` has to have `editor` where something is written, and"
                                + " `admin` where users and the audit log are seen.");
    }

    private Map<String, Object> described(Operation operation, List<Route> routes) {
        var described = object(
                "operationId", operation.id(),
                "tags", List.of(operation.tag().text()),
                "summary", operation.summary(),
                "description", operation.description(),
                "security", security(operation),
                "parameters", parameters(operation));
        if (!operation.body().isEmpty()) {
            described.put("requestBody", body(operation, routes));
        }
        described.put("responses", answers(operation, routes));
        return described;
    }

    /** What everybody may do can be done with a token too, and may then show more. */
    private static List<Object> security(Operation operation) {
        var bearer = object("bearer", List.of());
        if (operation.needsToken()) {
            return List.of(bearer);
        }
        return operation.looksAtTokens() ? List.of(object(), bearer) : List.of(object());
    }

    private static List<Object> parameters(Operation operation) {
        return Stream.concat(operation.parameters().stream(), Stream.of("X-Request-Id"))
                .<Object>map(name -> shared("parameters", name))
                .toList();
    }

    private static Map<String, Object> body(Operation operation, List<Route> routes) {
        var content = new LinkedHashMap<String, Object>();
        routes.forEach(route -> route.consumes().forEach(type -> content.put(type, operation.body())));
        return object("required", operation.needsBody(), "content", content);
    }

    private Map<String, Object> answers(Operation operation, List<Route> routes) {
        var answers = new TreeMap<String, Object>();
        for (var answer : operation.answers()) {
            answers.put(Integer.toString(answer.status().value()), answer(answer, routes));
        }
        answers.putAll(problems.answers(operation.problems()));
        return answers;
    }

    private Map<String, Object> answer(Operation.Answer answer, List<Route> routes) {
        var described = object("description", answer.description(), "headers", Headers.of(answer.headers()));
        if (!answer.examples().isEmpty()) {
            described.put("content", content(answer, routes));
        }
        return described;
    }

    private Map<String, Object> content(Operation.Answer answer, List<Route> routes) {
        var content = new LinkedHashMap<String, Object>();
        for (var route : routes) {
            for (var type : route.produces()) {
                var example = answer.examples().get(type);
                if (example == null) {
                    throw new IllegalStateException(route.name() + " has no example in " + type);
                }
                content.put(type, Tree.with(shown(route.handler(), type), "example", example));
            }
        }
        if (!content.keySet().equals(answer.examples().keySet())) {
            throw new IllegalStateException("There are examples in other types than " + content.keySet());
        }
        return content;
    }

    private Map<String, Object> shown(HandlerMethod handler, String type) {
        return switch (type) {
            case MediaType.APPLICATION_JSON_VALUE -> object("schema", shown(handler));
            case MediaType.APPLICATION_NDJSON_VALUE ->
                object(
                        "schema",
                        object("type", "string", "description", "One JSON document a line."),
                        LINE,
                        line(handler));
            default -> object("schema", object("type", "string"));
        };
    }

    /** An export has an end. */
    private Map<String, Object> line(HandlerMethod handler) {
        var shows = handler.getMethodAnnotation(Shows.class);
        var shown = shown(handler);
        return shows != null && shows.counted() ? object("anyOf", List.of(shown, Tree.schema("ExportEnd"))) : shown;
    }

    private Map<String, Object> shown(HandlerMethod handler) {
        var shows = handler.getMethodAnnotation(Shows.class);
        return shows == null ? schemas.of(body(handler.getMethod().getGenericReturnType())) : schemas.of(shows);
    }

    /** The document in a {@code Mono<ResponseEntity<...>>}. */
    private static Class<?> body(Type type) {
        return switch (type) {
            case ParameterizedType generic -> body(generic.getActualTypeArguments()[0]);
            case Class<?> document when document.isRecord() -> document;
            default -> throw new IllegalStateException("What is answered as " + type + " is not said");
        };
    }
}
