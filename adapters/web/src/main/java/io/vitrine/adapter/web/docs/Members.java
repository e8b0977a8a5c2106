package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.catalogue.ProductField;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.exchange.ImportMode;
import io.vitrine.domain.exchange.ImportRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the members of answered documents mean, and what more is known of their values than their types say. */
final class Members {

    private static final Map<String, Object> UUID = object("format", "uuid");
    private static final Map<String, Object> TIME = object("format", "date-time");
    private static final Map<String, Object> SLUG = object("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$");
    private static final Map<String, Object> NOT_NEGATIVE = object("minimum", 0);
    private static final Map<String, Object> PLAIN = object();

    private final Map<String, String> documents = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> members = new LinkedHashMap<>();
    private String current = "";

    Members() {
        products();
        brands();
        values();
        lists();
        history();
        browsing();
        imports();
        accounts();
        secondFactor();
        new PasskeyMembers(this).tell();
        KeyOperations.tell(this);
        HealthOperations.tell(this);
        audit();
        LogLevelOperations.tell(this);
        problems();
    }

    private void products() {
        document("Product", "A product as it is shown.");
        member("id", "Its identity, a UUIDv7; never changes.", UUID);
        member("sku", "The stock keeping unit: unique, case kept, fixed after creation.", PLAIN);
        member("name", "Its name, kept as sent.", PLAIN);
        member("slug", "A name for addresses, made from name and SKU.", SLUG);
        member("description", "A describing text, kept as sent; empty when there is none.", PLAIN);
        member("brand", "Its brand, or null. The whole brand with `expand=brand`.", PLAIN);
        member("categories", "The path in the category tree, from the root.", PLAIN);
        member("price", "Its price, or null: on request.", PLAIN);
        member("imageUrl", "Where its image is, or null.", object("format", "uri"));
        member(
                "attributes",
                "Named values: strings, numbers, booleans or lists of strings.",
                object("additionalProperties", Tree.schema("AttributeValue")));
        member(
                "status",
                "Where it is in its life. Everybody sees `active` products, editors all.",
                oneOf(Arrays.stream(ProductStatus.values()).map(ProductStatus::text)));
        member("version", "Counts its changes; the `ETag` is made of it.", object("minimum", 1));
        member("createdAt", "When it was created.", TIME);
        member("updatedAt", "When it was changed last.", TIME);
        member("matches", "Where the search matched; with `highlight=true` only.", PLAIN);

        document("ProductPart", "A product with the members that `fields` names; the `id` is always there.");
    }

    private void brands() {
        document("BrandSummary", "A brand as a product shows it.");
        member("id", "Its identity, a UUIDv7.", UUID);
        member("slug", "Its name in addresses and filters.", SLUG);
        member("name", "Its name.", PLAIN);

        document("BrandSummaryPart", "A brand as a product shows it, with the members that `fields` names.");

        document("Brand", "A brand as it is shown.");
        member("id", "Its identity, a UUIDv7; never changes.", UUID);
        member("slug", "Its name in addresses and filters; unique.", SLUG);
        member("name", "Its name, kept as sent; unique.", PLAIN);
        member("description", "A describing text; empty when there is none.", PLAIN);
        member("logoUrl", "Where its logo is, or null.", object("format", "uri"));
        member("version", "Counts its changes; the `ETag` is made of it.", object("minimum", 1));
        member("createdAt", "When it was created.", TIME);
        member("updatedAt", "When it was changed last.", TIME);
        member("productCount", "How many products it has; with `expand=productCount` only.", NOT_NEGATIVE);

        document("BrandPart", "A brand with the members that `fields` names; the `id` is always there.");
    }

    private void values() {
        document("Money", "An amount of money.");
        member(
                "amount",
                "A decimal as a string, with exactly the currency's decimals (ISO 4217).",
                object("pattern", "^\\d{1,12}(\\.\\d{1,4})?$"));
        member("currency", "An ISO 4217 code.", object("pattern", "^[A-Z]{3}$"));

        document("MoneyPart", "An amount of money, with the members that `fields` names.");

        document("Match", "Where a search matched a product.");
        member("field", "The member that matched: `name`, `description` or `brand.name`.", PLAIN);
        member("start", "The first UTF-16 code unit of the match.", NOT_NEGATIVE);
        member("end", "The first one after it.", NOT_NEGATIVE);

        document("MatchPart", "Where a search matched a product.");
    }

    private void lists() {
        document("Page", "Which part of a list this is.");
        member("size", "How many items were asked for.", object("minimum", 1));
        member("next", "The `cursor` of the page that follows; null on the last one.", PLAIN);
        member("previous", "The `cursor` of the page before; null on the first one.", PLAIN);
        member("hasMore", "Whether a page follows.", PLAIN);
        member("total", "How long the whole list is; with `count=exact` only.", NOT_NEGATIVE);
        member("estimatedTotal", "About how long the list is; with `count=estimated` only.", NOT_NEGATIVE);

        document("ProductPage", "A page of a list of products.");
        member("items", "The products, in the order asked for.", PLAIN);
        member("page", "Which part of the list this is.", PLAIN);
        member(
                "facets",
                "Counts by the name of the field; with `facets` only.",
                object(
                        "additionalProperties",
                        object(
                                "anyOf",
                                List.of(
                                        object("type", "array", "items", Tree.schema("FacetValue")),
                                        Tree.schema("FacetSpread")))));

        document("BrandPage", "A page of a list of brands.");
        member("items", "The brands, in the order asked for.", PLAIN);
        member("page", "Which part of the list this is.", PLAIN);

        document("ProductBatch", "Several products.");
        member("items", "Those that are there, in the order asked for.", PLAIN);
        member("missing", "The identities of those that are not.", object("items", object("type", "string")));
    }

    private void history() {
        document("ProductVersionList", "A part of the history of a product, newest first.");
        member("items", "The versions.", PLAIN);
        member("page", "Which part of the history this is.", PLAIN);

        document("ProductVersion", "One version of a product: who changed what, and when.");
        member("version", "Its number.", object("minimum", 1));
        member("type", "What happened.", object("enum", List.of("created", "updated", "deleted", "restored")));
        member("time", "When it happened.", TIME);
        member("actor", "Who did it: the subject of the access token.", PLAIN);
        member("changed", "The members that differ from the version before.", fields());
        member("product", "The product as it stood from then on; where one version is looked at.", PLAIN);
    }

    private void browsing() {
        document("CategoryTree", "The category tree.");
        member("items", "The topmost categories.", PLAIN);

        document("Category", "A category and what lies in it.");
        member("name", "Its name.", PLAIN);
        member("path", "Its path from the root, as the filter `category` takes it.", PLAIN);
        member("count", "How many products lie in it, at any depth.", NOT_NEGATIVE);
        member("children", "The categories in it.", PLAIN);

        document("Suggestions", "What somebody may be about to type.");
        member("items", "Up to 10 suggestions, the likeliest first.", object("maxItems", 10));

        document("Suggestion", "A brand or the name of a product.");
        member("type", "What it is.", object("enum", List.of("brand", "product")));
        member("text", "The name.", PLAIN);
        member("id", "The identity of the brand or the product.", UUID);
        member("slug", "Of a brand: its name in filters.", SLUG);
    }

    private void imports() {
        document("Import", "An import and how far it came.");
        member("id", "Its identity, a UUIDv7.", UUID);
        member(
                "state",
                "How it goes.",
                oneOf(Arrays.stream(ImportRun.State.values()).map(ImportRun.State::text)));
        member(
                "mode",
                "What its lines may do.",
                oneOf(Arrays.stream(ImportMode.values()).map(ImportMode::text)));
        member("dryRun", "Whether it only looks what it would do.", PLAIN);
        member("read", "How many lines were dealt with.", NOT_NEGATIVE);
        member("created", "How many products were created.", NOT_NEGATIVE);
        member("updated", "How many products were changed.", NOT_NEGATIVE);
        member("unchanged", "How many products were as the line says.", NOT_NEGATIVE);
        member("rejected", "How many lines were refused.", NOT_NEGATIVE);
        member("lastLine", "The number of the last line that is dealt with; 0 before the first.", NOT_NEGATIVE);
        member("rejects", "Where the refused lines are.", object("format", "uri-reference"));
        member("startedBy", "Who sent it: the subject of the access token.", PLAIN);
        member("startedAt", "When it began.", TIME);
        member("updatedAt", "When the last batch was stored.", TIME);
        member("finishedAt", "When it ended; null while it runs.", TIME);

        document("ImportList", "The newest imports, newest first.");
        member("items", "The imports.", PLAIN);

        document("RejectedLine", "A refused line of an import.");
        member("line", "Its number, from 1.", object("minimum", 1));
        member("errors", "Everything that is wrong with it.", PLAIN);
        member("input", "The line as it was sent; the beginning of one that is too long.", PLAIN);
    }

    private void accounts() {
        document("Message", "What is told to people.");
        member("message", "Always the same here.", PLAIN);

        document("Tokens", "What a client of a session holds from now on. Secret.");
        member("tokenType", "How the access token is sent.", object("const", "Bearer"));
        member("accessToken", "A JWT (RFC 9068): send it along.", PLAIN);
        member("expiresIn", "For how many seconds the access token is good.", NOT_NEGATIVE);
        member(
                "refreshToken",
                "For the next pair, once; absent where it is in a cookie.",
                object("pattern", "^vr1_[A-Za-z0-9_-]{43}$"));
        member("refreshExpiresIn", "For how many seconds the refresh token is good.", NOT_NEGATIVE);
        member("sessionId", "The identity of the session.", UUID);

        document("CsrfToken", "What a page sends along with calls that rely on the cookie.");
        member("token", "The value of the cookie `XSRF-TOKEN`.", PLAIN);
        member("headerName", "The header to send it in.", PLAIN);

        document("Me", "An account as its owner sees it.");
        account();
        member("secondFactor", "What is asked for after the password.", PLAIN);

        document("User", "An account as administrators see it.");
        account();
        member("locked", "Whether its owner is kept out.", PLAIN);

        document("UserPage", "A page of the accounts, in the order of their registration.");
        member("items", "The accounts.", PLAIN);
        member("page", "Which part of the list this is.", PLAIN);

        document("SessionList", "The sessions of an account that go on.");
        member("items", "The sessions, the last used first.", PLAIN);

        document("Session", "A session: all that came of one sign-in.");
        member("id", "Its identity, a UUIDv7.", UUID);
        member("current", "Whether this call belongs to it.", PLAIN);
        member("userAgent", "What it was last used with; cut.", PLAIN);
        member("addressPrefix", "The network that it was last used from.", PLAIN);
        member("startedAt", "When it began.", TIME);
        member("lastUsedAt", "When it was last refreshed, or began.", TIME);
        member("endsAt", "When it ends, however often it is refreshed.", TIME);
    }

    private void secondFactor() {
        document("SecondFactorStatus", "The second factor of an account.");
        member("totp", "Whether a code of an authenticator app is asked for at login.", PLAIN);
        member("recoveryCodesLeft", "How many recovery codes were not used.", NOT_NEGATIVE);

        document("TotpSecret", "What an authenticator app is to be given. Secret.");
        member("secret", "160 bits in base32, to be typed.", object("pattern", "^[A-Z2-7]{32}$"));
        member("uri", "The same as `otpauth://totp/...`, to be shown as a QR code.", object("format", "uri"));

        document("RecoveryCodes", "What helps when the app is lost. Secret, and never shown again.");
        member(
                "recoveryCodes",
                "Each is good for one login.",
                object(
                        "items",
                        object("type", "string", "pattern", "^[a-z2-7]{4}(-[a-z2-7]{4}){3}$"),
                        "minItems",
                        10,
                        "maxItems",
                        10));
    }

    private void account() {
        member("id", "Its identity, a UUIDv7.", UUID);
        member("email", "Its mail address.", PLAIN);
        member("roles", "What its owner may do; a role includes the ones before it.", PLAIN);
        member("emailVerified", "Whether its owner reads the mail of the address.", PLAIN);
        member("createdAt", "When it was registered.", TIME);
    }

    private void audit() {
        document("AuditPage", "A page of the audit log, newest first.");
        member("items", "The records.", PLAIN);
        member("page", "Which part of the log this is.", PLAIN);

        document("AuditRecord", "Something that happened that matters for security.");
        member("position", "Its place in the log, from 1 without a gap.", object("minimum", 1));
        member("time", "When it happened.", TIME);
        member(
                "type",
                "What happened.",
                oneOf(Arrays.stream(AuditEvent.Type.values()).map(AuditEvent.Type::text)));
        member(
                "outcome",
                "How it ended.",
                oneOf(Arrays.stream(AuditEvent.Outcome.values()).map(AuditEvent.Outcome::text)));
        member("actor", "The account that acted, or null: nobody who is known.", PLAIN);
        member("subject", "What it was done to, such as an account or a session, or null.", PLAIN);
        member("addressPrefix", "The network that the request came from.", PLAIN);
        member("userAgent", "What it came with; cut.", PLAIN);
        member("requestId", "The identity of the request.", PLAIN);
        member(
                "details",
                "What else is worth knowing, by name.",
                object("additionalProperties", object("type", "string")));
        member(
                "hash",
                "SHA-256 over the record, its position and the hash of the record before.",
                object("pattern", "^[0-9a-f]{64}$"));

        document("AuditVerification", "What looking at every record of the audit log leads to.");
        member("intact", "Whether every record is as it was written, and none is missing.", PLAIN);
        member("records", "How many records there are, where all are intact.", NOT_NEGATIVE);
        member("firstBroken", "The position of the first that is missing or altered.", object("minimum", 1));
    }

    private void problems() {
        document("Problem", "Why a request is refused, or what failed. RFC 9457.");
        member("type", "Which kind of problem it is.", PLAIN);
        member("title", "The kind of problem, for people; may change.", PLAIN);
        member("status", "The status of the answer.", object("minimum", 400, "maximum", 599));
        member("detail", "This occurrence, for people; may change.", PLAIN);
        member("instance", "The path that was asked for.", object("format", "uri-reference"));
        member("requestId", "The identity of the request, also in the header `X-Request-Id`.", PLAIN);
        member(
                "code",
                "The kind of problem, for programs: the last part of `type`. Stable.",
                oneOf(Arrays.stream(ProblemType.values()).map(ProblemType::code)));
        member("errors", "The single things that are wrong.", object("maxItems", Problem.MOST_ERRORS));

        document("ProblemError", "One thing that is wrong with a request, in one place of it.");
        member("pointer", "The place in the body, a JSON Pointer (RFC 6901).", object("format", "json-pointer"));
        member("parameter", "The parameter of the query.", PLAIN);
        member("header", "The header.", PLAIN);
        member("code", "What is wrong, for programs.", PLAIN);
        member("detail", "What is wrong, for people.", PLAIN);
    }

    String description(String document) {
        return Objects.requireNonNull(documents.get(document), () -> document + " is not described");
    }

    /** The schema of a member with what is known besides. */
    Map<String, Object> described(String document, String member, Map<String, Object> schema) {
        var known = members.get(document + "." + member);
        if (known == null) {
            throw new IllegalStateException("%s.%s is not described".formatted(document, member));
        }
        var described = new LinkedHashMap<>(schema);
        described.putAll(known);
        return described;
    }

    /** Members that some documents have besides those of their record. */
    Map<String, Object> further(String document) {
        return document.equals("Problem") ? ProblemExtensions.all() : Map.of();
    }

    private static Map<String, Object> fields() {
        return object(
                "items",
                object(
                        "type",
                        "string",
                        "enum",
                        texts(Arrays.stream(ProductField.values()).map(ProductField::text))));
    }

    static Map<String, Object> oneOf(Stream<String> texts) {
        return object("enum", texts(texts));
    }

    private static List<String> texts(Stream<String> texts) {
        return texts.toList();
    }

    void document(String name, String description) {
        documents.put(name, description);
        current = name;
    }

    void member(String name, String description, Map<String, Object> more) {
        members.put(current + "." + name, Tree.with(more, "description", description));
    }
}
