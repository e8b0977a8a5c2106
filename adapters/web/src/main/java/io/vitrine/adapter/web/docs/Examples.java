package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;

import io.vitrine.adapter.web.browse.PageDocument;
import io.vitrine.adapter.web.catalogue.BrandDocument;
import io.vitrine.adapter.web.catalogue.BrandSummaryDocument;
import io.vitrine.adapter.web.catalogue.MoneyDocument;
import io.vitrine.adapter.web.catalogue.ProductDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What documents look like. */
final class Examples {

    static final String PRODUCT_ID = "0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11";
    static final String BRAND_ID = "0199b7a2-5b02-7c13-8f2e-6d1c9a7b3e20";
    static final String ACCOUNT_ID = "0199b7a0-7c31-7e08-a2d4-9b5c3e7f1d60";
    static final String SESSION_ID = "0199b7a3-1f5d-7b64-8c09-e4a6d2f0b713";
    static final String IMPORT_ID = "0199b7a1-0a4c-7d52-b6e8-41f7c2d9e035";

    private static final String EMAIL = "ana@example.org";
    static final String PASSWORD = "correct horse battery staple";
    private static final String REFRESH_TOKEN = "vr1_6ZkQm2v8TtX1c0yBn4WfJr5LsHgEoUaPiN7KjDqVx3M";
    private static final String MAILED_TOKEN = "vp1_Jr5LsHgEoUaPiN7KjDqVx3M6ZkQm2v8TtX1c0yBn4Wf";
    private static final String SKU = "10017413";
    private static final String NAME = "DKNY Unisex Trolley Bag";
    private static final String CREATED = "2026-11-24T10:00:00.000Z";
    private static final String UPDATED = "2026-11-24T11:30:00.000Z";
    private static final String CURSOR = "eyJrIjpbIjExNzQ1LjAwIl19.Zx3v";

    private Examples() {}

    static ProductDocument product() {
        return new ProductDocument(
                PRODUCT_ID,
                SKU,
                NAME,
                "dkny-unisex-trolley-bag-10017413",
                "Black trolley bag with a hard shell.",
                new BrandSummaryDocument(BRAND_ID, "dkny", "DKNY"),
                List.of("Unisex", "Trolley Bag"),
                new MoneyDocument("11745.00", "INR"),
                null,
                object("imageCount", 7, "primaryColor", "Black"),
                "active",
                7,
                CREATED,
                UPDATED,
                null);
    }

    static BrandDocument brand() {
        return new BrandDocument(BRAND_ID, "dkny", "DKNY", "", null, 1, CREATED, CREATED, null);
    }

    static Map<String, Object> productPage() {
        return object(
                "items", List.of(product()),
                "page", page(),
                "facets",
                        object(
                                "brand", List.of(object("value", "dkny", "label", "DKNY", "count", 45)),
                                "category", List.of(object("value", "Unisex", "count", 212))));
    }

    static Map<String, Object> brandPage() {
        return object("items", List.of(brand()), "page", page());
    }

    private static PageDocument page() {
        return PageDocument.of(2, Optional.of(CURSOR), Optional.empty());
    }

    static Map<String, Object> batch() {
        return object("items", List.of(product()), "missing", List.of("0199b7a2-0000-7000-8000-000000000000"));
    }

    static Map<String, Object> productIds() {
        return object("ids", List.of(PRODUCT_ID, "0199b7a2-0000-7000-8000-000000000000"));
    }

    static Map<String, Object> productDraft() {
        return object(
                "sku",
                SKU,
                "name",
                NAME,
                "description",
                "Black trolley bag with a hard shell.",
                "brand",
                object("slug", "dkny"),
                "categories",
                List.of("Unisex", "Trolley Bag"),
                "price",
                object("amount", "11745.00", "currency", "INR"),
                "attributes",
                object("primaryColor", "Black", "imageCount", 7),
                "status",
                "active");
    }

    static Map<String, Object> productPatch() {
        return object("price", object("amount", "9999.00"), "imageUrl", Tree.NULL);
    }

    static Map<String, Object> brandDraft() {
        return object("name", "DKNY", "slug", "dkny", "description", "");
    }

    static Map<String, Object> brandPatch() {
        return object("logoUrl", "https://images.example/dkny.png");
    }

    static Map<String, Object> version() {
        return object("version", 7, "type", "updated", "time", UPDATED, "actor", "ana", "changed", List.of("price"));
    }

    static Map<String, Object> versions() {
        return object("items", List.of(version()), "page", page());
    }

    static Map<String, Object> wholeVersion() {
        return Tree.with(version(), "product", product());
    }

    static Map<String, Object> registration() {
        return object("email", EMAIL, "password", PASSWORD);
    }

    static Map<String, Object> mailIsOnItsWay() {
        return object("message", "A mail is on its way to the address; it tells how to go on");
    }

    static Map<String, Object> mailedToken() {
        return object("token", MAILED_TOKEN);
    }

    static Map<String, Object> login() {
        return object("email", EMAIL, "password", PASSWORD, "delivery", "body");
    }

    static Map<String, Object> refreshToken() {
        return object("refreshToken", REFRESH_TOKEN);
    }

    static Map<String, Object> tokens() {
        return object(
                "tokenType",
                "Bearer",
                "accessToken",
                "eyJ...",
                "expiresIn",
                900,
                "refreshToken",
                REFRESH_TOKEN,
                "refreshExpiresIn",
                604_800,
                "sessionId",
                SESSION_ID);
    }

    static Map<String, Object> csrfToken() {
        return object("token", "q5d8Zk0cT1vJ2m7b9wXfR4sLhYgEoUaPiN6KjDqVx3M", "headerName", "X-XSRF-TOKEN");
    }

    static Map<String, Object> email() {
        return object("email", EMAIL);
    }

    static Map<String, Object> passwordReset() {
        return object("token", MAILED_TOKEN, "password", PASSWORD);
    }

    static Map<String, Object> passwordChange() {
        return object("oldPassword", PASSWORD, "newPassword", "correct horse battery stapler");
    }

    static Map<String, Object> me() {
        return object(
                "id",
                ACCOUNT_ID,
                "email",
                EMAIL,
                "roles",
                List.of("user"),
                "emailVerified",
                true,
                "secondFactor",
                object("totp", true, "recoveryCodesLeft", 9),
                "createdAt",
                CREATED);
    }

    static Map<String, Object> sessions() {
        return object(
                "items",
                List.of(object(
                        "id",
                        SESSION_ID,
                        "current",
                        true,
                        "userAgent",
                        "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                        "addressPrefix",
                        "203.0.113.0/24",
                        "startedAt",
                        CREATED,
                        "lastUsedAt",
                        UPDATED,
                        "endsAt",
                        "2027-02-22T10:00:00.000Z")));
    }

    static Map<String, Object> user() {
        return object(
                "id",
                ACCOUNT_ID,
                "email",
                EMAIL,
                "roles",
                List.of("user", "editor"),
                "emailVerified",
                true,
                "locked",
                false,
                "createdAt",
                CREATED);
    }

    static Map<String, Object> userPage() {
        return object("items", List.of(user()), "page", page());
    }

    static Map<String, Object> userPatch() {
        return object("roles", List.of("user", "editor"), "locked", false);
    }

    private static Map<String, Object> auditRecord() {
        return object(
                "position",
                4711,
                "time",
                UPDATED,
                "type",
                "login",
                "outcome",
                "success",
                "actor",
                ACCOUNT_ID,
                "subject",
                SESSION_ID,
                "addressPrefix",
                "203.0.113.0/24",
                "userAgent",
                "curl/8.17.0",
                "requestId",
                "9f2c1d7be04a5c38",
                "details",
                object(),
                "hash",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    }

    static Map<String, Object> auditPage() {
        return object("items", List.of(auditRecord()), "page", page());
    }

    static String auditLines() {
        return """
            {"position":4711,"time":"2026-11-24T11:30:00.000Z","type":"login","outcome":"failure","actor":null,\
            "subject":null,"addressPrefix":"203.0.113.0/24","userAgent":"","requestId":"9f2c1d7be04a5c38",\
            "details":{},"hash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
            {"$end":{"count":1}}
            """;
    }

    static Map<String, Object> auditVerification() {
        return object("intact", true, "records", 4711);
    }

    static Map<String, Object> categories() {
        var bags = object("name", "Trolley Bag", "path", "Unisex/Trolley Bag", "count", 14, "children", List.of());
        var unisex = object("name", "Unisex", "path", "Unisex", "count", 212, "children", List.of(bags));
        return object("items", List.of(unisex));
    }

    static Map<String, Object> suggestions() {
        return object(
                "items",
                List.of(
                        object("type", "brand", "text", "DKNY", "id", BRAND_ID, "slug", "dkny"),
                        object("type", "product", "text", NAME, "id", PRODUCT_ID)));
    }

    static Map<String, Object> finishedImport() {
        return object(
                "id",
                IMPORT_ID,
                "state",
                "completed",
                "mode",
                "upsert",
                "dryRun",
                false,
                "read",
                2,
                "created",
                1,
                "updated",
                0,
                "unchanged",
                0,
                "rejected",
                1,
                "lastLine",
                2,
                "rejects",
                "/api/v1/imports/" + IMPORT_ID + "/rejects",
                "startedBy",
                "ana",
                "startedAt",
                CREATED,
                "updatedAt",
                CREATED,
                "finishedAt",
                CREATED);
    }

    static Map<String, Object> imports() {
        return object("items", List.of(finishedImport()));
    }

    static String upload() {
        return """
            {"sku":"10017413","name":"DKNY Trolley Bag","brand":"DKNY","price":"11745.00","currency":"INR",\
            "category":["Unisex","Bag"]}
            {"sku":"10016283","name":"Cap","price":{"amount":"58.10","currency":"EUR"}}
            """;
    }

    static String rejects() {
        return """
            {"line":2,"errors":[{"pointer":"/name","code":"too-short","detail":"is empty"}],\
            "input":"{\\"sku\\":\\"10016283\\",\\"name\\":\\"\\"}"}
            """;
    }

    static String exportedLines() {
        return """
            {"id":"%s","sku":"10017413","name":"DKNY Unisex Trolley Bag","price":{"amount":"11745.00","currency":"INR"}}
            {"$end":{"count":1}}
            """.formatted(PRODUCT_ID);
    }

    static String exportedRows() {
        return """
            id,sku,name,price.amount,price.currency
            %s,10017413,DKNY Unisex Trolley Bag,11745.00,INR
            """.formatted(PRODUCT_ID);
    }
}
