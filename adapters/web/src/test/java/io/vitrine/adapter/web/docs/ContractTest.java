package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Requests.GOOD_PASSWORD;
import static io.vitrine.adapter.web.docs.Requests.UNKNOWN;
import static io.vitrine.adapter.web.docs.Requests.brand;
import static io.vitrine.adapter.web.docs.Requests.credentials;
import static io.vitrine.adapter.web.docs.Requests.product;
import static io.vitrine.adapter.web.docs.Requests.refreshTokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.vitrine.adapter.web.ServedHealth;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.shared.StoreUnavailable;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The service does what its description says, and says everything that it does. Every answer that a {@link Client} gets is held
 * against the description; in the end everything that is described has been answered.
 */
class ContractTest {

    private static final WebFixture WEB = WebFixture.started("--vitrine.web.trusted-proxies=127.0.0.0/8,::1/128");

    private final Contract contract = Contract.of(WEB);
    private final Client client = new Client(WEB.port(), contract);
    private final Requests requests = new Requests(WEB, client);
    private final FactorRequests factors = new FactorRequests(WEB, client);

    @AfterAll
    static void close() {
        WEB.close();
    }

    @TestFactory
    Stream<DynamicTest> every_answer_is_described_and_everything_described_is_answered() {
        return Stream.of(
                        contract.operations().stream().flatMap(operation -> answersOf(operation.id())),
                        special(),
                        Stream.of(dynamicTest("everything described was answered", this::nothingIsLeft)))
                .flatMap(tests -> tests);
    }

    private void nothingIsLeft() {
        assertThat(contract.seenOutcomes())
                .containsAll(contract.documentedOutcomes().stream()
                        .filter(outcome -> !outcome.endsWith(" internal") && !outcome.endsWith(" unavailable"))
                        .filter(outcome -> !outcome.endsWith(" idempotency-in-progress"))
                        .toList());
        assertThat(contract.seenOutcomes())
                .contains("listProducts 500 internal", "listProducts 503 unavailable", "getProduct 503 unavailable")
                .contains("createProduct 409 idempotency-in-progress");
    }

    private Stream<DynamicTest> answersOf(String id) {
        var good = Objects.requireNonNull(requests.good().get(id), () -> "There is no request for " + id);
        var outcomes = contract.documentedOutcomes().stream()
                .filter(outcome -> outcome.startsWith(id + " "))
                .toList();
        return Stream.concat(
                        Stream.of(dynamicTest(
                                id, () -> assertThat(good.get().send().status()).isBetween(200, 299))),
                        Requests.wrong().entrySet().stream()
                                .filter(wrong -> outcomes.contains(id + " " + wrong.getKey()))
                                .filter(wrong -> !wrong.getKey().equals("403 forbidden")
                                        || outcomes.contains(id + " 401 unauthenticated"))
                                .map(wrong -> dynamicTest(
                                        id + " " + wrong.getKey(),
                                        () -> wrong.getValue().accept(good.get()))))
                .map(test -> test);
    }

    /** What it takes more than one request, or a fault, to bring about. */
    private Stream<DynamicTest> special() {
        return Stream.of(
                dynamicTest("pages with everything on them", this::fullPages),
                dynamicTest("exports", this::exports),
                dynamicTest("parts and expansions", this::parts),
                dynamicTest("answers that are told again", this::replays),
                dynamicTest("a request that is still carried out", this::inProgress),
                dynamicTest("something is created under its identity", this::createdByPut),
                dynamicTest("something that is not there", this::absent),
                dynamicTest("a deleted product", this::deleted),
                dynamicTest("a SKU that is taken", this::takenSku),
                dynamicTest("a brand that is there", this::takenBrand),
                dynamicTest("a brand that products have", this::brandInUse),
                dynamicTest("fields that were changed meanwhile", this::changedMeanwhile),
                dynamicTest("tokens in cookies", this::cookies),
                dynamicTest("tokens and passwords that are no good", this::refusedToComeIn),
                dynamicTest("second factors that are missing, wrong or there already", factors::refusals),
                dynamicTest("passkeys that are no good", new PasskeyRequests(WEB, client)::refused),
                dynamicTest("passwords that are too weak", this::weakPasswords),
                dynamicTest("the last administrator", this::lastAdministrator),
                dynamicTest("the whole audit log", this::auditLog),
                dynamicTest("an instance that is not well", this::health),
                dynamicTest("a store that is out of reach, and a bug", this::failures));
    }

    private void fullPages() {
        var brand = WEB.newName();
        for (int i = 0; i < 3; i++) {
            client.edit("POST", "/api/v1/imports")
                    .lines("""
                        {"sku":"%s","name":"Cabin Bag","brand":"%s","price":"%d0","currency":"EUR","category":["A","B"],\
                        "attributes":{"color":"Red","sizes":["S","M"],"wheels":4,"soft":true},\
                        "imageUrl":"https://images.example/1.png"}
                        """.formatted(WEB.newName(), brand, i + 1))
                    .gives(200);
        }
        var first = client.ask(
                        "GET",
                        "/api/v1/products?q=cabin&highlight=true&size=1&count=exact&currency=EUR"
                                + "&facets=brand,category,price,attr.color&brand=" + brand)
                .gives(200);
        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(first.json().at("/items/0/matches").isEmpty()).isFalse();
        assertThat(first.json().at("/facets/price/buckets").isEmpty()).isFalse();
        client.ask("GET", "/api/v1/products?count=estimated&attr.wheels%5Bgte%5D=3&sort=-createdAt")
                .gives(200);
        client.ask("GET", "/api/v1/brands?count=3").gives(400, "invalid-parameter");
        client.ask("GET", "/api/v1/brands?expand=productCount&fields=slug").gives(200);
        client.ask("GET", "/api/v1/categories").gives(200);
    }

    private void exports() {
        WEB.aProduct();
        client.ask("GET", "/api/v1/products")
                .with("Accept", "application/x-ndjson")
                .gives(200);
        client.ask("GET", "/api/v1/products?fields=sku")
                .with("Accept", "application/x-ndjson")
                .gives(200);
        client.ask("GET", "/api/v1/products").with("Accept", "text/csv").gives(200);
        client.ask("GET", "/api/v1/products?size=1").with("Accept", "text/csv").gives(400, "invalid-parameter");
    }

    private void parts() {
        var made = WEB.aProduct(",\"price\":{\"amount\":\"1\",\"currency\":\"JPY\"},\"status\":\"active\"");
        client.ask("GET", made.address() + "?fields=sku,price.amount").gives(200);
        client.ask("GET", made.address() + "?expand=brand").gives(200);
        client.ask("GET", WEB.aBrand().address() + "?expand=productCount&fields=slug")
                .gives(200);
    }

    private void replays() {
        var first = client.edit("POST", "/api/v1/products")
                .with("Idempotency-Key", WEB.newName())
                .json(product(WEB.newName()));
        first.gives(201);
        assertThat(first.gives(201).header("Idempotency-Replayed")).isEqualTo("true");
        first.json(product(WEB.newName())).gives(422, "idempotency-mismatch");

        var refused = client.edit("POST", "/api/v1/products")
                .with("Idempotency-Key", WEB.newName())
                .json("{}");
        refused.gives(422, "validation");

        var brand = client.edit("POST", "/api/v1/brands")
                .with("Idempotency-Key", WEB.newName())
                .json(brand(WEB.newName()));
        brand.gives(201);
        brand.json(brand(WEB.newName())).gives(422, "idempotency-mismatch");

        var upload = client.edit("POST", "/api/v1/imports")
                .with("Idempotency-Key", WEB.newName())
                .lines(product(WEB.newName()));
        upload.gives(200);
        assertThat(upload.gives(200).header("Idempotency-Replayed")).isEqualTo("true");
        upload.at("/api/v1/imports?dryRun=true").lines(product(WEB.newName())).gives(422, "idempotency-mismatch");
    }

    private void inProgress() {
        var asking = client.edit("POST", "/api/v1/products")
                .with("Idempotency-Key", WEB.newName())
                .json(product(WEB.newName()));
        // The second request is sent from within the first one.
        try (var _ = WEB.faults()
                .during(call -> Mono.fromCallable(() -> asking.gives(409, "idempotency-in-progress"))
                        .subscribeOn(Schedulers.boundedElastic())
                        .then(call))) {
            asking.gives(201);
        }
    }

    private void createdByPut() {
        var id = "0199b7a2-0000-7000-8000-0000" + WEB.newName().substring(24);
        client.edit("PUT", "/api/v1/products/" + id)
                .with("If-None-Match", "*")
                .json(product(WEB.newName()))
                .gives(201);
        client.edit("PUT", "/api/v1/brands/" + id)
                .with("If-None-Match", "*")
                .json(brand(WEB.newName()))
                .gives(201);
        client.edit("PUT", "/api/v1/products/" + id)
                .with("If-None-Match", "*")
                .json(product(WEB.newName()))
                .gives(412, "version-conflict");
    }

    private void absent() {
        var product = "/api/v1/products/" + UNKNOWN;
        var brand = "/api/v1/brands/" + UNKNOWN;
        client.ask("GET", product).gives(404, "not-found");
        client.edit("GET", product + "/versions").gives(404, "not-found");
        client.edit("POST", product + "/restore").gives(404, "not-found");
        client.edit("PATCH", product).with("If-Match", "*").patch("{}").gives(404, "not-found");
        client.edit("DELETE", product).with("If-Match", "*").gives(404, "not-found");
        client.edit("PUT", product).with("If-Match", "*").json(product("x")).gives(412, "version-conflict");
        client.ask("GET", brand).gives(404, "not-found");
        client.ask("GET", brand + "/products").gives(404, "not-found");
        client.edit("PATCH", brand).with("If-Match", "*").patch("{}").gives(404, "not-found");
        client.edit("GET", "/api/v1/imports/" + UNKNOWN).gives(404, "not-found");
    }

    private void deleted() {
        var made = WEB.aProduct();
        client.edit("DELETE", made.address()).with("If-Match", "*").gives(204);
        client.ask("GET", made.address()).gives(410, "deleted");
        client.ask("GET", "/api/v1/products/by-sku/" + made.name()).gives(404, "not-found");
        client.edit("DELETE", made.address()).with("If-Match", "*").gives(410, "deleted");
        client.edit("PATCH", made.address())
                .with("If-Match", "*")
                .patch("{\"name\":\"x\"}")
                .gives(410, "deleted");
        client.edit("PUT", made.address())
                .with("If-Match", "*")
                .json(product(made.name()))
                .gives(410, "deleted");
        client.edit("GET", made.address() + "/versions").gives(200);
        client.edit("GET", made.address() + "/versions/2").gives(200);

        client.edit("POST", "/api/v1/products").json(product(made.name())).gives(201);
        client.edit("POST", made.address() + "/restore").gives(409, "duplicate-sku");
    }

    private void takenSku() {
        var made = WEB.aProduct();
        var refused = client.edit("POST", "/api/v1/products")
                .json(product(made.name()))
                .gives(409, "duplicate-sku");
        assertThat(refused.json().path("existing").asString()).isEqualTo(made.address());
        client.edit("PUT", "/api/v1/products/" + UNKNOWN)
                .with("If-None-Match", "*")
                .json(product(made.name()))
                .gives(409, "duplicate-sku");
    }

    private void takenBrand() {
        var there = WEB.aBrand();
        var other = WEB.aBrand();
        var sameName = brand(there.name());
        var sameSlug = "{\"name\":\"%s\",\"slug\":\"%s\"}".formatted(WEB.newName(), there.name());
        client.edit("POST", "/api/v1/brands").json(sameName).gives(409, "conflict");
        client.edit("POST", "/api/v1/brands").json(sameSlug).gives(409, "duplicate-slug");
        client.edit("PUT", other.address()).with("If-Match", "*").json(sameName).gives(409, "conflict");
        client.edit("PUT", other.address()).with("If-Match", "*").json(sameSlug).gives(409, "duplicate-slug");
        client.edit("PATCH", other.address())
                .with("If-Match", "*")
                .patch(sameName)
                .gives(409, "conflict");
        client.edit("PATCH", other.address())
                .with("If-Match", "*")
                .patch(sameSlug)
                .gives(409, "duplicate-slug");
    }

    private void brandInUse() {
        var brand = WEB.aBrand();
        WEB.aProduct(",\"brand\":{\"id\":\"%s\"}".formatted(brand.id()));
        client.edit("DELETE", brand.address()).with("If-Match", "*").gives(409, "brand-in-use");
    }

    private void changedMeanwhile() {
        var made = WEB.aProduct();
        var change = client.edit("PATCH", made.address()).with("If-Match", "\"1\"");
        change.patch("{\"name\":\"Other\"}").gives(200);
        var late = change.patch("{\"name\":\"Third\"}").gives(412, "version-conflict");
        assertThat(late.json().at("/changedFields/0").asString()).isEqualTo("name");
    }

    private void cookies() {
        var ana = WEB.somebody();
        var csrf = client.ask("GET", "/api/v1/auth/csrf")
                .gives(200)
                .json()
                .path("token")
                .asString();
        var page = client.ask("POST", "/api/v1/auth/refresh")
                .with("Cookie", "__Secure-refresh-token=%s; XSRF-TOKEN=%s".formatted(ana.refreshToken(), csrf))
                .with("X-XSRF-TOKEN", csrf);
        page.without("X-XSRF-TOKEN").gives(403, "csrf");
        assertThat(page.gives(200).header("Set-Cookie")).contains("__Secure-refresh-token=vr1_");
        var leaving = page.at("/api/v1/auth/logout");
        leaving.without("X-XSRF-TOKEN").gives(403, "csrf");
        assertThat(leaving.gives(204).header("Set-Cookie")).contains("Max-Age=0");
        assertThat(page.gives(401, "refresh-token-invalid").header("Set-Cookie"))
                .contains("Max-Age=0");
    }

    private void refusedToComeIn() {
        var ana = WEB.somebody();
        var login = client.ask("POST", "/api/v1/auth/login");
        login.json(credentials(ana.email(), "wrong")).gives(401, "invalid-credentials");
        var email = WEB.newEmail();
        client.ask("POST", "/api/v1/auth/register")
                .json(credentials(email, GOOD_PASSWORD))
                .gives(202);
        login.json(credentials(email, GOOD_PASSWORD)).gives(403, "forbidden");
        requests.passwordChange("x", GOOD_PASSWORD).gives(401, "invalid-credentials");

        var refresh = client.ask("POST", "/api/v1/auth/refresh");
        refresh.json("{\"refreshToken\":\"vr1_\"}").gives(401, "refresh-token-invalid");
        var next = refresh.json(refreshTokenOf(ana))
                .gives(200)
                .json()
                .path("refreshToken")
                .asString();
        refresh.json("{\"refreshToken\":\"%s\"}".formatted(next)).gives(200);
        refresh.json(refreshTokenOf(ana)).gives(401, "refresh-token-reused");
    }

    private void weakPasswords() {
        client.ask("POST", "/api/v1/auth/register")
                .json(credentials(WEB.newEmail(), "short"))
                .gives(422, "weak-password");
        requests.passwordReset("short").gives(422, "weak-password");
        requests.passwordChange("", "short").gives(422, "weak-password");
    }

    private void lastAdministrator() {
        var admin = WEB.somebody(Role.ADMIN);
        client.by(admin, "PATCH", "/api/v1/users/" + admin.id())
                .patch("{\"roles\":[\"user\"]}")
                .gives(409, "conflict");
        client.administer("GET", "/api/v1/users/" + UNKNOWN).gives(404, "not-found");
        client.administer("PATCH", "/api/v1/users/" + UNKNOWN).patch("{}").gives(404, "not-found");
    }

    private void auditLog() {
        var all = client.administer("GET", "/api/v1/audit-events")
                .with("Accept", "application/x-ndjson")
                .gives(200);
        assertThat(all.text().lines().toList().getLast()).startsWith("{\"$end\":{\"count\":");
        assertThat(client.administer("GET", "/api/v1/audit-events?type=login&outcome=success&size=1")
                        .gives(200)
                        .header("Link"))
                .contains("rel=\"next\"");
    }

    private void health() {
        client.administer("GET", "/api/v1/health").gives(200);
        try (var _ = WEB.bean(ServedHealth.class).during(Status.DOWN, Status.DEGRADED, Status.DOWN)) {
            client.ask("GET", "/api/v1/live").gives(503);
            client.ask("GET", "/api/v1/ready").gives(503);
            client.ask("GET", "/api/v1/health").gives(503);
            client.administer("GET", "/api/v1/health").gives(503);
        }
    }

    private void failures() {
        var product = WEB.aProduct();
        try (var _ = WEB.faults().failWith(new StoreUnavailable("away", new IOException()))) {
            client.ask("GET", "/api/v1/products").gives(503, "unavailable");
            client.ask("GET", product.address()).gives(503, "unavailable");
        }
        try (var _ = WEB.faults().failWith(new IllegalStateException("a bug"))) {
            client.ask("GET", "/api/v1/products").gives(500, "internal");
        }
    }
}
