package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemDocument;
import io.vitrine.adapter.web.problem.ProblemError;
import io.vitrine.adapter.web.problem.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The answers that are problems: one for each set of problems of one status, shared by the operations that have it. */
final class Problems {

    private static final String EXISTING = "/api/v1/products/" + Examples.PRODUCT_ID;

    private final Map<String, Object> made = new TreeMap<>();

    /** The answers that were asked for, by their names. */
    Map<String, Object> made() {
        return made;
    }

    /** The answers of these problems, by their status. */
    Map<String, Object> answers(Collection<ProblemType> problems) {
        var byStatus = problems.stream()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        var answers = new LinkedHashMap<String, Object>();
        byStatus.forEach((status, types) -> answers.put(Integer.toString(status.value()), answer(status, types)));
        return answers;
    }

    private Map<String, Object> answer(HttpStatus status, List<ProblemType> types) {
        var name = types.stream().map(Problems::name).collect(Collectors.joining("Or"));
        made.computeIfAbsent(name, _ -> described(status, types));
        return Tree.shared("responses", name);
    }

    private static Map<String, Object> described(HttpStatus status, List<ProblemType> types) {
        var codes = types.stream().map(ProblemType::code).toList();
        var only =
                object("properties", object("status", object("const", status.value()), "code", object("enum", codes)));
        var examples = new LinkedHashMap<String, Object>();
        types.forEach(type -> examples.put(type.code(), object("summary", type.title(), "value", example(type))));
        var content = object("schema", object("allOf", List.of(Tree.schema("Problem"), only)), "examples", examples);
        return object(
                "description",
                        types.stream()
                                .map(type -> "`" + type.code() + "`: " + type.title() + ".")
                                .collect(Collectors.joining(" ")),
                "headers", headers(status, types),
                "content", object("application/problem+json", content));
    }

    private static Map<String, Object> headers(HttpStatus status, List<ProblemType> types) {
        var names = new ArrayList<>(List.of(HttpHeaders.CACHE_CONTROL));
        names.addAll(
                switch (status) {
                    case UNAUTHORIZED -> List.of(HttpHeaders.WWW_AUTHENTICATE);
                    case UNSUPPORTED_MEDIA_TYPE ->
                        List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_PATCH, HttpHeaders.ACCEPT_ENCODING);
                    case NOT_ACCEPTABLE -> List.of(HttpHeaders.ACCEPT);
                    case SERVICE_UNAVAILABLE, CONFLICT, TOO_MANY_REQUESTS -> List.of(HttpHeaders.RETRY_AFTER);
                    default -> List.<String>of();
                });
        if (types.contains(ProblemType.REFRESH_TOKEN_INVALID)) {
            names.add(HttpHeaders.SET_COOKIE);
        }
        if (status.is4xxClientError()) {
            names.add("Idempotency-Replayed");
        }
        return Headers.of(names);
    }

    private static ProblemDocument example(ProblemType type) {
        return ProblemDocument.of(problem(type), "/api/v1/products", "9f2c1d7be04a5c38");
    }

    private static Problem problem(ProblemType type) {
        return switch (type) {
            case MALFORMED -> Problem.of(type, "Unexpected character ('}') (line 1, column 12)");
            case INVALID_PARAMETER ->
                Problem.of(type, "1 parameter is not valid")
                        .with(List.of(ProblemError.inParameter(
                                "sort",
                                "unknown-field",
                                "'colour' cannot be sorted by; use name, price, createdAt, updatedAt, relevance")));
            case INVALID_CURSOR -> Problem.of(type, "The cursor was not made for this list: begin without one");
            case UNAUTHENTICATED -> Problem.of(type, "The access token is missing or not valid");
            case TOKEN_EXPIRED -> Problem.of(type, "The access token has expired");
            case SECOND_FACTOR_REQUIRED ->
                Problem.of(type, "The password is right; send the challenge with a code")
                        .with("challenge", FactorExamples.CHALLENGE)
                        .with("methods", List.of("totp", "recovery-code"))
                        .with("expiresIn", 300);
            case FORBIDDEN -> Problem.of(type, "The access token does not carry the role that this needs");
            case NOT_FOUND -> Problem.of(type, "There is nothing at this address");
            case CONFLICT ->
                Problem.of(type, "Another brand has this name").withExisting("/api/v1/brands/" + Examples.BRAND_ID);
            case DUPLICATE_SKU -> Problem.of(type, "A SKU is unique").withExisting(EXISTING);
            case DUPLICATE_SLUG ->
                Problem.of(type, "The slug of a brand is unique").withExisting("/api/v1/brands/" + Examples.BRAND_ID);
            case BRAND_IN_USE -> Problem.of(type, "A brand can be deleted when no product has it");
            case IDEMPOTENCY_IN_PROGRESS -> Problem.of(type, "Repeat the request in a moment to get its answer");
            case IDEMPOTENCY_MISMATCH -> Problem.of(type, "Take a new key for another request");
            case DELETED ->
                Problem.of(type, "The product was deleted, and can be restored for 30 days after that")
                        .with("deletedAt", "2026-11-24T11:30:00.000Z");
            case VERSION_CONFLICT ->
                Problem.of(type, "It was changed after you read it")
                        .with("currentVersion", 8)
                        .with("changedFields", List.of("price"));
            case PRECONDITION_REQUIRED ->
                Problem.of(type, "Send If-Match with the ETag of what you read, or * for whatever is there");
            case TOO_LARGE -> Problem.of(type, "The body has more bytes than are read here");
            case VALIDATION ->
                Problem.of(type, "2 fields are not valid")
                        .with(List.of(
                                new ProblemError("/name", null, null, "too-short", "is empty"),
                                new ProblemError("/price/amount", null, null, "scale", "INR has at most 2 decimals")));
            case WEAK_PASSWORD ->
                Problem.of(type, "The password has fewer than 12 characters")
                        .with(List.of(new ProblemError(
                                "/password", null, null, "too-short", "has fewer than 12 characters")));
            case RATE_LIMITED ->
                Problem.of(type, "No more than 100 in 900 seconds; try again in 412 seconds")
                        .with("policy", "api");
            case INTERNAL -> Problem.of(type, "The request could not be carried out; it was noted with its id");
            case UNAVAILABLE -> Problem.of(type, "Nothing was changed; try again in a moment");
            default -> Problem.of(type, type.title());
        };
    }

    private static String name(ProblemType type) {
        return Arrays.stream(type.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
