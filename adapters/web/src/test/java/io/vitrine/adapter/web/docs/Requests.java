package io.vitrine.adapter.web.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.Spent;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.adapter.web.docs.Client.Asking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** Requests that succeed, one for each operation, and ways to spoil them. */
final class Requests {

    /** The identity of nothing. */
    static final String UNKNOWN = "0199b7a2-0000-7000-8000-00000000dead";

    /** A password that is good enough. */
    static final String GOOD_PASSWORD = "correct horse battery staple";

    private final WebFixture web;
    private final Client client;

    Requests(WebFixture web, Client client) {
        this.web = web;
        this.client = client;
    }

    /** A request for each operation that succeeds. */
    Map<String, Supplier<Asking>> good() {
        var all = new LinkedHashMap<String, Supplier<Asking>>();
        all.put("listProducts", () -> client.ask("GET", "/api/v1/products?size=2"));
        all.put("listProductsOfBrand", () -> client.ask("GET", web.aBrand().address() + "/products"));
        all.put("suggest", () -> client.ask("GET", "/api/v1/products/suggest?q=tro"));
        all.put("listCategories", () -> client.ask("GET", "/api/v1/categories"));
        all.put("getProduct", () -> client.ask("GET", web.aProduct().address()));
        all.put(
                "getProductBySku",
                () -> client.ask(
                        "GET", "/api/v1/products/by-sku/" + web.aProduct().name()));
        all.put(
                "batchGetProducts",
                () -> client.ask("POST", "/api/v1/products/batch-get")
                        .json("{\"ids\":[\"%s\",\"%s\"]}"
                                .formatted(web.aProduct().id(), UNKNOWN)));
        all.put("createProduct", () -> client.edit("POST", "/api/v1/products").json(product(web.newName())));
        all.put("replaceProduct", () -> {
            var made = web.aProduct();
            return client.edit("PUT", made.address()).with("If-Match", "\"1\"").json(product(made.name()));
        });
        all.put(
                "patchProduct",
                () -> client.edit("PATCH", web.aProduct().address())
                        .with("If-Match", "\"1\"")
                        .patch("{\"price\":{\"amount\":\"1.50\",\"currency\":\"EUR\"}}"));
        all.put(
                "deleteProduct",
                () -> client.edit("DELETE", web.aProduct().address()).with("If-Match", "\"1\""));
        all.put("restoreProduct", () -> client.edit("POST", deletedProduct() + "/restore"));
        all.put("listProductVersions", () -> client.edit("GET", web.aProduct().address() + "/versions"));
        all.put("getProductVersion", () -> client.edit("GET", web.aProduct().address() + "/versions/1"));
        all.put("listBrands", () -> client.ask("GET", "/api/v1/brands?size=2"));
        all.put("getBrand", () -> client.ask("GET", web.aBrand().address()));
        all.put(
                "getBrandBySlug",
                () -> client.ask("GET", "/api/v1/brands/by-slug/" + web.aBrand().name()));
        all.put("createBrand", () -> client.edit("POST", "/api/v1/brands").json(brand(web.newName())));
        all.put("replaceBrand", () -> {
            var made = web.aBrand();
            return client.edit("PUT", made.address()).with("If-Match", "\"1\"").json(brand(made.name()));
        });
        all.put(
                "patchBrand",
                () -> client.edit("PATCH", web.aBrand().address())
                        .with("If-Match", "\"1\"")
                        .patch("{\"description\":\"Bags\"}"));
        all.put(
                "deleteBrand",
                () -> client.edit("DELETE", web.aBrand().address()).with("If-Match", "\"1\""));
        all.put(
                "importProducts",
                () -> client.edit("POST", "/api/v1/imports").lines(product(web.newName()) + "\n{}\n"));
        all.put("listImports", () -> client.edit("GET", "/api/v1/imports?size=2"));
        all.put("getImport", () -> client.edit("GET", anImport()));
        all.put("listRejects", () -> client.edit("GET", anImport() + "/rejects"));
        all.put("getKeys", () -> client.ask("GET", "/.well-known/jwks.json"));
        all.put("getLiveness", () -> client.ask("GET", "/api/v1/live"));
        all.put("getReadiness", () -> client.ask("GET", "/api/v1/ready"));
        all.put("getHealth", () -> client.ask("GET", "/api/v1/health"));
        all.putAll(goodOfAccounts());
        all.putAll(new PasskeyRequests(web, client).good());
        all.putAll(goodOfAdministrators());
        all.putAll(new FactorRequests(web, client).good());
        return all;
    }

    private Map<String, Supplier<Asking>> goodOfAccounts() {
        var all = new LinkedHashMap<String, Supplier<Asking>>();
        all.put(
                "register",
                () -> client.ask("POST", "/api/v1/auth/register").json(credentials(web.newEmail(), GOOD_PASSWORD)));
        all.put("verifyEmail", () -> {
            var email = web.newEmail();
            client.ask("POST", "/api/v1/auth/register")
                    .json(credentials(email, GOOD_PASSWORD))
                    .gives(202);
            return client.ask("POST", "/api/v1/auth/verify-email")
                    .json("{\"token\":\"%s\"}".formatted(web.letters().tokenFor(email)));
        });
        all.put("login", () -> {
            var ana = web.somebody();
            return client.ask("POST", "/api/v1/auth/login").json(credentials(ana.email(), ana.password()));
        });
        all.put("refresh", () -> client.ask("POST", "/api/v1/auth/refresh").json(refreshTokenOf(web.somebody())));
        all.put("logout", () -> client.ask("POST", "/api/v1/auth/logout").json(refreshTokenOf(web.somebody())));
        all.put("logoutAll", () -> client.by(web.somebody(), "POST", "/api/v1/auth/logout-all"));
        all.put("getCsrfToken", () -> client.ask("GET", "/api/v1/auth/csrf"));
        all.put(
                "forgotPassword",
                () -> client.ask("POST", "/api/v1/auth/password/forgot")
                        .json("{\"email\":\"%s\"}".formatted(web.somebody().email())));
        all.put("resetPassword", () -> passwordReset(GOOD_PASSWORD));
        all.put("getMe", () -> client.by(web.somebody(), "GET", "/api/v1/me"));
        all.put("changePassword", () -> passwordChange("", GOOD_PASSWORD));
        all.put("listSessions", () -> client.by(web.somebody(), "GET", "/api/v1/me/sessions"));
        all.put("endSession", () -> {
            var ana = web.somebody();
            return client.by(
                    ana, "DELETE", "/api/v1/me/sessions/" + web.again(ana).sessionId());
        });
        return all;
    }

    private Map<String, Supplier<Asking>> goodOfAdministrators() {
        var all = new LinkedHashMap<String, Supplier<Asking>>();
        all.put("listUsers", () -> client.administer("GET", "/api/v1/users?size=1"));
        all.put(
                "getUser",
                () -> client.administer("GET", "/api/v1/users/" + web.somebody().id()));
        all.put(
                "patchUser",
                () -> client.administer(
                                "PATCH", "/api/v1/users/" + web.somebody().id())
                        .patch("{\"roles\":[\"editor\"],\"locked\":true}"));
        all.put("listAuditEvents", () -> client.administer("GET", "/api/v1/audit-events?size=1"));
        all.put("listLogLevels", () -> client.administer("GET", "/api/v1/log-levels"));
        all.put(
                "setLogLevel",
                () -> client.administer("PUT", "/api/v1/log-levels/io.vitrine.adapter")
                        .json("{\"level\":\"debug\",\"minutes\":5}"));
        all.put("verifyAuditLog", () -> client.administer("GET", "/api/v1/audit-events/verification"));
        return all;
    }

    static String credentials(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    static String refreshTokenOf(Person person) {
        return "{\"refreshToken\":\"%s\"}".formatted(person.refreshToken());
    }

    Asking passwordReset(String password) {
        var ana = web.somebody();
        client.ask("POST", "/api/v1/auth/password/forgot")
                .json("{\"email\":\"%s\"}".formatted(ana.email()))
                .gives(202);
        return client.ask("POST", "/api/v1/auth/password/reset")
                .json("{\"token\":\"%s\",\"password\":\"%s\"}"
                        .formatted(web.letters().tokenFor(ana.email()), password));
    }

    /** @param more than the old password has */
    Asking passwordChange(String more, String password) {
        var ana = web.somebody();
        return client.by(ana, "PUT", "/api/v1/me/password")
                .json("{\"oldPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(ana.password() + more, password));
    }

    /** How a good request is spoilt, and what it is refused with then; for every operation that describes it. */
    static Map<String, Consumer<Asking>> wrong() {
        var all = new LinkedHashMap<String, Consumer<Asking>>();
        all.put("304", good -> {
            var tag = good.send().header("ETag");
            good.with("If-None-Match", tag).gives(304);
        });
        all.put(
                "400 invalid-parameter",
                good -> good.at(withQuery(good.path(), "colour=red")).gives(400, "invalid-parameter"));
        all.put(
                "400 invalid-cursor",
                good -> good.at(withQuery(good.path(), "cursor=forged")).gives(400, "invalid-cursor"));
        all.put("400 malformed", good -> good.sending("[{".getBytes(UTF_8)).gives(400, "malformed"));
        all.put(
                "401 unauthenticated",
                good -> good.with("Authorization", "Bearer forged").gives(401, "unauthenticated"));
        all.put(
                "401 token-expired",
                good -> good.with("Authorization", "Bearer expired").gives(401, "token-expired"));
        all.put(
                "429 rate-limited",
                good -> withoutSession(good)
                        .with("Authorization", "Bearer " + Spent.SUBJECT + "~user")
                        .with("X-Forwarded-For", Spent.ADDRESS)
                        .gives(429, "rate-limited"));
        all.put("403 forbidden", good -> {
            good.without("Authorization").gives(401, "unauthenticated");
            good.with("Authorization", "Bearer bo~user").gives(403, "forbidden");
        });
        all.put("404 not-found", good -> good.at(elsewhere(good.path())).gives(404, "not-found"));
        all.put("406 not-acceptable", good -> good.with("Accept", "image/png").gives(406, "not-acceptable"));
        all.put("412 version-conflict", good -> good.with("If-Match", "\"99\"").gives(412, "version-conflict"));
        all.put("413 too-large", Requests::tooLarge);
        all.put(
                "415 unsupported-media-type",
                good -> good.with("Content-Type", "text/plain").gives(415, "unsupported-media-type"));
        all.put(
                "422 validation",
                good -> good.sending("{\"colour\":\"red\"}".getBytes(UTF_8)).gives(422, "validation"));
        all.put("428 precondition-required", good -> good.without("If-Match").gives(428, "precondition-required"));
        return all;
    }

    /** A session that is refreshed has a quota of its own; what is no session's has the client's. */
    private static Asking withoutSession(Asking good) {
        return good.path().equals("/api/v1/auth/refresh")
                ? good.sending("{\"refreshToken\":\"vr1_nonsense\"}".getBytes(UTF_8))
                : good;
    }

    private static void tooLarge(Asking good) {
        var upload = good.path().startsWith("/api/v1/imports");
        (upload ? good.with("Content-Encoding", "gzip").sending(gzipped(64 << 20)) : good.sending(new byte[2 << 20]))
                .gives(413, "too-large");
    }

    private static String withQuery(String path, String more) {
        return path + (path.contains("?") ? "&" : "?") + more;
    }

    /** The same kind of address, of something that is not there. */
    private static String elsewhere(String path) {
        return path.contains("/by-s")
                ? path.replaceFirst("[^/]+$", "nothing-of-this-name")
                : path.replaceFirst(
                        "(/products/|/brands/|/imports/|/users/|/sessions/|/passkeys/|/log-levels/)[^/?]+",
                        "$1no-identity");
    }

    private String deletedProduct() {
        var made = web.aProduct();
        client.edit("DELETE", made.address()).with("If-Match", "*").gives(204);
        return made.address();
    }

    private String anImport() {
        return client.edit("POST", "/api/v1/imports")
                .lines("{\"sku\":\"1\"}")
                .send()
                .header("Location");
    }

    static String product(String sku) {
        return "{\"sku\":\"%s\",\"name\":\"Trolley Bag\"}".formatted(sku);
    }

    static String brand(String name) {
        return "{\"name\":\"%s\"}".formatted(name);
    }

    private static byte[] gzipped(int size) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[size]);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }
}
