package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;
import static io.vitrine.adapter.web.docs.Tree.schema;
import static io.vitrine.adapter.web.docs.Tree.with;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.catalogue.AttributeValue;
import io.vitrine.domain.catalogue.ProductStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas of what is sent, with every rule that a schema can say. A length counts characters (code points). */
final class Drafts {

    private static final String NULL = "null";

    private Drafts() {}

    static Map<String, Object> all() {
        var schemas = new LinkedHashMap<String, Object>();
        schemas.put("Amount", amount());
        schemas.put("AttributeValue", attributeValue());
        schemas.put("Attributes", attributes());
        schemas.put("BrandReference", brandReference());
        schemas.put("BrandDraft", closed("A brand as an editor sends it.", brand(), List.of("name")));
        schemas.put(
                "BrandReplacement",
                closed(
                        "A brand as it is to be from now on. What the service itself sets may be sent back as it was"
                                + " read, and is not looked at.",
                        withReadOnly(brand(), "id", "version", "createdAt", "updatedAt", "productCount"),
                        List.of("name")));
        schemas.put("BrandPatch", patch("What is to change of a brand (RFC 7396): null removes.", brand()));
        schemas.put("MoneyDraft", money());
        schemas.put("ProductDraft", closed("A product as an editor sends it.", product(), List.of("sku", "name")));
        schemas.put(
                "ProductReplacement",
                closed(
                        "A product as it is to be from now on. What the service itself sets may be sent back as it was"
                                + " read, and is not looked at.",
                        withReadOnly(
                                with(product(), "brand", orNull(schema("BrandReference"), schema("BrandSummary"))),
                                "id",
                                "slug",
                                "version",
                                "createdAt",
                                "updatedAt"),
                        List.of("sku", "name")));
        schemas.put(
                "ProductPatch",
                patch(
                        "What is to change of a product (RFC 7396): null removes, objects are merged. The SKU is"
                                + " fixed.",
                        with(product(), "price", moneyPatch(), "attributes", attributesPatch())));
        schemas.put("ProductIds", productIds());
        schemas.put("ImportLine", importLine());
        schemas.put(
                "Registration",
                closed(
                        "Somebody who wants an account.",
                        object("email", email(), "password", newPassword()),
                        List.of("email", "password")));
        schemas.put(
                "Login",
                closed(
                        "Somebody who has an account.",
                        object(
                                "email",
                                text("Its address."),
                                "password",
                                text("Its password."),
                                "delivery",
                                delivery()),
                        List.of("email", "password")));
        schemas.put(
                "PresentedToken",
                closed(
                        "A refresh token, where it is not in a cookie.",
                        object("refreshToken", text("As it was given last.")),
                        List.of("refreshToken")));
        schemas.put(
                "EmailVerification",
                closed("A token that was mailed.", object("token", text("As it is in the mail.")), List.of("token")));
        schemas.put(
                "ForgottenPassword",
                closed("Whose password is forgotten.", object("email", text("Its address.")), List.of("email")));
        schemas.put(
                "PasswordReset",
                closed(
                        "Another password, of somebody who reads the mail.",
                        object("token", text("As it is in the mail."), "password", newPassword()),
                        List.of("token", "password")));
        schemas.put(
                "PasswordChange",
                closed(
                        "Another password, of somebody who knows the old one.",
                        object("oldPassword", text("The one so far."), "newPassword", newPassword()),
                        List.of("oldPassword", "newPassword")));
        schemas.put(
                "UserPatch",
                patch(
                        "What is to change of an account (RFC 7396); nothing can be removed.",
                        object("roles", roles(), "locked", locked())));
        schemas.put("LogLevelDraft", LogLevelOperations.draft());
        schemas.put("ExportEnd", exportEnd());
        return schemas;
    }

    private static Map<String, Object> product() {
        return object(
                "sku",
                with(visible(200), "description", "The stock keeping unit: unique, fixed after creation."),
                "name",
                with(visible(300), "description", "The name, kept as sent."),
                "description",
                with(optionalText(20_000), "description", "A describing text, kept as sent."),
                "brand",
                orNull(schema("BrandReference")),
                "categories",
                object(
                        "type",
                        List.of("array", NULL),
                        "maxItems",
                        8,
                        "items",
                        visible(100),
                        "description",
                        "The path in the category tree, from the root."),
                "price",
                with(orNull(schema("MoneyDraft")), "description", "The price; null is on request."),
                "imageUrl",
                with(url(), "description", "Where the image is: an absolute http or https URL."),
                "attributes",
                orNull(schema("Attributes")),
                "status",
                object(
                        "type", List.of("string", NULL),
                        "enum", statuses(),
                        "default", ProductStatus.ACTIVE.text(),
                        "description", "Only an active product is seen by everybody."));
    }

    private static List<Object> statuses() {
        var statuses = new ArrayList<Object>(
                Arrays.stream(ProductStatus.values()).map(ProductStatus::text).toList());
        statuses.add(Tree.NULL);
        return statuses;
    }

    private static Map<String, Object> brand() {
        return object(
                "name",
                with(visible(200), "description", "The name, kept as sent; unique."),
                "slug",
                object(
                        "type",
                        List.of("string", NULL),
                        "maxLength",
                        200,
                        "pattern",
                        "^[a-z0-9]+(-[a-z0-9]+)*$",
                        "description",
                        "The name in addresses; unique. Made from the name where it is not sent."),
                "description",
                with(optionalText(20_000), "description", "A describing text, kept as sent."),
                "logoUrl",
                with(url(), "description", "Where the logo is: an absolute http or https URL."));
    }

    static Map<String, Object> closed(String description, Map<String, Object> properties, List<String> required) {
        return object(
                "description", description,
                "type", "object",
                "properties", properties,
                "required", required,
                "additionalProperties", false);
    }

    private static Map<String, Object> patch(String description, Map<String, Object> properties) {
        return object(
                "description", description, "type", "object", "properties", properties, "additionalProperties", false);
    }

    private static Map<String, Object> withReadOnly(Map<String, Object> properties, String... names) {
        var all = new LinkedHashMap<>(properties);
        for (var name : names) {
            all.put(name, object("readOnly", true, "description", "Set by the service."));
        }
        return all;
    }

    /** A text with something to see in it. Control characters other than tab and line breaks are refused. */
    private static Map<String, Object> visible(int longest) {
        return with(text(1, longest), "type", "string");
    }

    private static Map<String, Object> optionalText(int longest) {
        return with(text(0, longest), "type", List.of("string", NULL));
    }

    private static Map<String, Object> text(int shortest, int longest) {
        return object(
                "type",
                "string",
                "minLength",
                shortest,
                "maxLength",
                longest,
                "pattern",
                "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*$");
    }

    private static Map<String, Object> url() {
        return object(
                "type",
                List.of("string", NULL),
                "format",
                "uri",
                "maxLength",
                2_000,
                "pattern",
                "^[hH][tT]{2}[pP][sS]?://");
    }

    private static Map<String, Object> orNull(Object... schemas) {
        var forms = new ArrayList<>(List.of(schemas));
        forms.add(object("type", NULL));
        return object("anyOf", forms);
    }

    private static Map<String, Object> amount() {
        return object(
                "description",
                "A decimal from 0 to 999999999999.9999 as a string (a number is refused), with at most the currency's"
                        + " decimals (ISO 4217: JPY 0, INR 2, KWD 3).",
                "type",
                "string",
                "pattern",
                "^\\d{1,12}(\\.\\d{1,12})?$",
                "examples",
                List.of("11745.00"));
    }

    private static Map<String, Object> currency() {
        return object("type", "string", "pattern", "^[A-Z]{3}$", "description", "An ISO 4217 code.");
    }

    private static Map<String, Object> money() {
        return closed(
                "An amount in one currency.",
                object("amount", schema("Amount"), "currency", currency()),
                List.of("amount", "currency"));
    }

    private static Map<String, Object> moneyPatch() {
        var parts = patch("Either part may stay as it is.", object("amount", schema("Amount"), "currency", currency()));
        return orNull(parts);
    }

    private static Map<String, Object> attributeValue() {
        var text = object("type", "string", "maxLength", AttributeValue.LONGEST_TEXT);
        return object(
                "description",
                "A text, a number of up to 34 significant digits between 1e-20 and 1e20, true or false, or texts.",
                "anyOf",
                List.of(
                        text,
                        object("type", "number"),
                        object("type", "boolean"),
                        object("type", "array", "maxItems", 100, "items", text)));
    }

    private static Map<String, Object> attributes() {
        return object(
                "description",
                "Up to 100 named values. A null is none.",
                "type",
                "object",
                "maxProperties",
                100,
                "patternProperties",
                object("^[A-Za-z][A-Za-z0-9_]{0,63}$", orNull(schema("AttributeValue"))),
                "additionalProperties",
                false,
                "examples",
                List.of(object("primaryColor", "Black", "imageCount", 7)));
    }

    private static Map<String, Object> attributesPatch() {
        return with(orNull(schema("Attributes")), "description", "Those that are named are set, or removed by null.");
    }

    private static Map<String, Object> brandReference() {
        return object(
                "description",
                "A brand by its identity or by its slug.",
                "oneOf",
                List.of(
                        closed(
                                "By its identity.",
                                object("id", object("type", "string", "format", "uuid")),
                                List.of("id")),
                        closed("By its slug.", object("slug", object("type", "string")), List.of("slug"))));
    }

    private static Map<String, Object> productIds() {
        return closed(
                "The identities of products.",
                object(
                        "ids",
                        object(
                                "type",
                                "array",
                                "minItems",
                                1,
                                "maxItems",
                                200,
                                "items",
                                object("type", "string", "format", "uuid"))),
                List.of("ids"));
    }

    private static Map<String, Object> importLine() {
        var line = with(
                product(),
                "brand",
                with(
                        orNull(visible(200), schema("BrandReference")),
                        "description",
                        "The name of a brand, made when it is new; or a reference to one."),
                "price",
                with(
                        orNull(schema("Amount"), schema("MoneyDraft")),
                        "description",
                        "An amount, with its currency in `currency`; or both as an object."),
                "currency",
                with(currency(), "type", List.of("string", NULL)),
                "category",
                with(object(), "$ref", "#/components/schemas/ImportLine/properties/categories"));
        return closed("A product as one line of an import.", line, List.of("sku", "name"));
    }

    static Map<String, Object> text(String description) {
        return object("type", "string", "description", description);
    }

    private static Map<String, Object> email() {
        return object(
                "type", "string", "maxLength", 254, "description", "A mail address, also with Unicode (RFC 6531).");
    }

    private static Map<String, Object> newPassword() {
        return object(
                "type",
                "string",
                "minLength",
                12,
                "description",
                "At least 12 characters and at most 72 bytes of UTF-8; not one that is tried first.");
    }

    static Map<String, Object> delivery() {
        return object(
                "type",
                List.of("string", NULL),
                "enum",
                List.of("body", "cookie", Tree.NULL),
                "default",
                "body",
                "description",
                "How the refresh token goes and comes: in bodies, or in a cookie that no script reads.");
    }

    private static Map<String, Object> roles() {
        return object(
                "type",
                "array",
                "minItems",
                1,
                "items",
                object(
                        "type",
                        "string",
                        "enum",
                        Arrays.stream(Role.values()).map(Role::text).toList()),
                "description",
                "What its owner may do; a role includes the ones before it. Its sessions end.");
    }

    private static Map<String, Object> locked() {
        return object("type", "boolean", "description", "Whether its owner is kept out. Its sessions end.");
    }

    private static Map<String, Object> exportEnd() {
        var sum = closed(
                "What came before.",
                object("count", object("type", "integer", "format", "int64", "minimum", 0)),
                List.of("count"));
        return closed(
                "The last line of an export. A stream without it was cut off.", object("$end", sum), List.of("$end"));
    }
}
