package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;
import static io.vitrine.adapter.web.docs.Tree.with;

import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.SortField;
import io.vitrine.domain.exchange.ImportMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What requests say in their address and their headers; named, so that operations share them. */
final class Parameters {

    private static final Map<String, Object> TEXT = object("type", "string");

    private Parameters() {}

    static Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        all.putAll(ofPaths());
        all.putAll(ofLists());
        all.putAll(ofViews());
        all.putAll(ofImports());
        all.putAll(ofAudit());
        all.putAll(ofHeaders());
        all.putAll(Filters.all());
        return all;
    }

    private static Map<String, Object> ofPaths() {
        return object(
                "ProductId",
                path("id", "The identity of the product.", uuid(), Examples.PRODUCT_ID),
                "BrandId",
                path("id", "The identity of the brand.", uuid(), Examples.BRAND_ID),
                "ImportId",
                path("id", "The identity of the import.", uuid(), Examples.IMPORT_ID),
                "SessionId",
                path("id", "The identity of the session.", uuid(), Examples.SESSION_ID),
                "PasskeyId",
                path("id", "The identity of the passkey.", uuid(), PasskeyExamples.PASSKEY_ID),
                "UserId",
                path("id", "The identity of the account.", uuid(), Examples.ACCOUNT_ID),
                "Logger",
                path("logger", "The name of a logger; `ROOT` is the one that all are below of.", TEXT, "io.vitrine"),
                "Sku",
                path(
                        "sku",
                        "The SKU, percent-encoded. It may hold slashes.",
                        with(TEXT, "minLength", 1, "maxLength", 200),
                        "10017413"),
                "Slug",
                path("slug", "The slug of the brand.", with(TEXT, "maxLength", 200), "dkny"),
                "VersionNumber",
                path("version", "The number of the version.", object("type", "integer", "minimum", 1), 7));
    }

    private static Map<String, Object> ofLists() {
        return object(
                "Size",
                query("size", "How many items a page has at most.", size(PageRequest.LARGEST, PageRequest.USUAL), 2),
                "Cursor",
                query(
                        "cursor",
                        "Where the page begins: `page.next` or `page.previous` of another page of the same list,"
                                + " with the same filters and order.",
                        TEXT),
                "Count",
                query("count", "Counts the whole list, exactly or about.", choice(List.of("exact", "estimated"))),
                "Search",
                query(
                        "q",
                        "Words that are all wanted, `\"a phrase\"`, `-not`. Case and accents do not matter; where no"
                                + " word matches, a typo still finds. Brand, name and SKU weigh more than the"
                                + " description.",
                        with(TEXT, "minLength", 1, "maxLength", 500),
                        "trolley \"cabin bag\" -red"),
                "Sort",
                list(
                        "sort",
                        "The order: fields from the most important on, `-` for descending. Null comes last, the"
                            + " identity breaks ties. `price` needs one `currency`; `relevance` needs `q` and stands"
                            + " alone.",
                        sorts(List.of(SortField.values())),
                        List.of("-price", "name")),
                "BrandSort",
                list(
                        "sort",
                        "The order: fields from the most important on, `-` for descending.",
                        sorts(List.of(SortField.NAME, SortField.CREATED_AT, SortField.UPDATED_AT)),
                        List.of("-updatedAt")),
                "BrandSearch",
                query("q", "Words of the name, all wanted.", with(TEXT, "minLength", 1, "maxLength", 500), "dkny"),
                "Facets",
                list(
                        "facets",
                        "What to count the matches by: `brand`, `category`, `price` (needs one `currency`) and"
                                + " `attr.<name>`; up to 10. Each has up to 20 values and ignores its own filter.",
                        with(TEXT, "pattern", "^(brand|category|price|attr\\.[A-Za-z][A-Za-z0-9_]{0,63})$"),
                        List.of("brand", "attr.primaryColor")),
                "Highlight",
                query("highlight", "Whether each product shows in `matches` where the search matched.", flag(), true),
                "Beginning",
                with(query("q", "What was typed so far.", with(TEXT, "maxLength", 100), "tro"), "required", true));
    }

    private static Map<String, Object> ofViews() {
        var wanted = "The members to show, nested ones with a dot. The `id` is always there.";
        return object(
                "Fields",
                list("fields", wanted, TEXT, List.of("sku", "name", "price.amount")),
                "BrandFields",
                list("fields", wanted, TEXT, List.of("slug", "name")),
                "ExpandBrand",
                query("expand", "`brand` shows the whole brand.", choice(List.of("brand")), "brand"),
                "ExpandProductCount",
                query(
                        "expand",
                        "`productCount` shows how many products a brand has.",
                        choice(List.of("productCount")),
                        "productCount"));
    }

    private static Map<String, Object> ofImports() {
        var modes = Arrays.stream(ImportMode.values()).map(ImportMode::text).toList();
        return object(
                "Mode",
                query(
                        "mode",
                        "What lines may do: create and update, or only one of the two.",
                        with(choice(modes), "default", ImportMode.UPSERT.text()),
                        "upsert"),
                "DryRun",
                query("dryRun", "Whether to look only what the upload would do.", flag(), false),
                "NewestSize",
                query("size", "How many imports to show at most.", size(100, 20), 20));
    }

    private static Map<String, Object> ofAudit() {
        var time = with(TEXT, "format", "date-time");
        return object(
                "AuditType",
                query(
                        "type",
                        "What happened.",
                        choice(texts(AuditEvent.Type.values(), AuditEvent.Type::text)),
                        "reuse-detected"),
                "AuditOutcome",
                query(
                        "outcome",
                        "How it ended.",
                        choice(texts(AuditEvent.Outcome.values(), AuditEvent.Outcome::text)),
                        "failure"),
                "AuditActor",
                query("actor", "The account that acted, by its identity.", TEXT, Examples.ACCOUNT_ID),
                "AuditSubject",
                query(
                        "subject",
                        "What it was done to: an account or a session, by its identity.",
                        TEXT,
                        Examples.SESSION_ID),
                "AuditFrom",
                query("from", "The earliest time.", time, "2026-11-24T10:00:00Z"),
                "AuditUntil",
                query("until", "The first time that is too late.", time, "2026-11-25T10:00:00Z"));
    }

    private static <T> List<String> texts(T[] values, Function<T, String> text) {
        return Arrays.stream(values).map(text).toList();
    }

    private static Map<String, Object> ofHeaders() {
        return object(
                "X-XSRF-TOKEN",
                header(
                        "X-XSRF-TOKEN",
                        "The value of the cookie `XSRF-TOKEN`, see `GET /api/v1/auth/csrf`; needed where the refresh"
                                + " token is in a cookie.",
                        TEXT,
                        "q5d8Zk0cT1vJ2m7b9wXfR4sLhYgEoUaPiN6KjDqVx3M"),
                "X-Request-Id",
                header(
                        "X-Request-Id",
                        "An identity for the request; in the answer, in problems and in logs.",
                        with(TEXT, "pattern", "^[A-Za-z0-9._-]{1,64}$"),
                        "9f2c1d7be04a5c38"),
                "If-None-Match",
                header("If-None-Match", "The `ETag` of what the caller has: 304 when it still holds.", TEXT, "\"7\""),
                "If-Modified-Since",
                header(
                        "If-Modified-Since",
                        "The `Last-Modified` of what the caller has. `If-None-Match` goes before it.",
                        TEXT,
                        "Tue, 24 Nov 2026 11:30:00 GMT"),
                "If-Match",
                with(ifMatch(), "required", true),
                "If-Match-To-Replace",
                ifMatch(),
                "If-None-Match-Any",
                header(
                        "If-None-Match",
                        "`*`: create, and never replace.",
                        object("type", "string", "enum", List.of("*")),
                        "*"),
                "Idempotency-Key",
                header(
                        "Idempotency-Key",
                        "A key of the caller's own for this request: it is carried out once, and a"
                                + " repetition within 24 hours gets the first answer.",
                        with(TEXT, "pattern", "^[\\x21-\\x7E]{1,255}$"),
                        "0b0e4f0e-7f0a-4c1e-9a52-1f0c3f2f7a11"),
                "Content-Encoding",
                header("Content-Encoding", "How the upload is encoded.", choice(List.of("gzip", "identity")), "gzip"));
    }

    private static Map<String, Object> ifMatch() {
        return header(
                "If-Match",
                "The `ETag` of what the change is made of, or `*` for whatever is there. 428 without it, 412 when it no"
                        + " longer holds.",
                TEXT,
                "\"7\"");
    }

    private static List<String> sortTexts(List<SortField> fields) {
        return fields.stream()
                .flatMap(field -> field == SortField.RELEVANCE
                        ? Stream.of(field.text())
                        : Stream.of(field.text(), "-" + field.text()))
                .toList();
    }

    private static Map<String, Object> sorts(List<SortField> fields) {
        return choice(sortTexts(fields));
    }

    private static Map<String, Object> size(int most, int usual) {
        return object("type", "integer", "minimum", 1, "maximum", most, "default", usual);
    }

    private static Map<String, Object> flag() {
        return object("type", "boolean", "default", false);
    }

    static Map<String, Object> choice(List<String> texts) {
        return object("type", "string", "enum", texts);
    }

    private static Map<String, Object> uuid() {
        return with(TEXT, "format", "uuid");
    }

    private static Map<String, Object> path(
            String name, String description, Map<String, Object> schema, Object example) {
        return with(parameter("path", name, description, schema), "required", true, "example", example);
    }

    static Map<String, Object> query(String name, String description, Map<String, Object> schema) {
        return parameter("query", name, description, schema);
    }

    static Map<String, Object> query(String name, String description, Map<String, Object> schema, Object example) {
        return query(name, description + " For example `" + written(name, example) + "`.", schema);
    }

    /** As it stands in an address. An example of its own would be filled in and sent by pages that try operations out. */
    private static String written(String name, Object example) {
        return switch (example) {
            case Map<?, ?> several ->
                several.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("&"));
            case List<?> several ->
                name + "=" + several.stream().map(String::valueOf).collect(Collectors.joining(","));
            default -> name + "=" + example;
        };
    }

    /** A list that is written with commas. */
    private static Map<String, Object> list(String name, String description, Map<String, Object> item, Object example) {
        var schema = object("type", "array", "items", item);
        return with(query(name, description, schema, example), "style", "form", "explode", false);
    }

    private static Map<String, Object> header(
            String name, String description, Map<String, Object> schema, Object example) {
        return parameter("header", name, description + " For example `" + example + "`.", schema);
    }

    private static Map<String, Object> parameter(
            String place, String name, String description, Map<String, Object> schema) {
        return object("name", name, "in", place, "description", description, "schema", schema);
    }
}
