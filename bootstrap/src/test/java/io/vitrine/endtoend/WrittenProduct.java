package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.endtoend.Vitrine.Reply;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A product that one at a time writes, and what whoever reads it may see. */
final class WrittenProduct {

    static final String CATEGORY = "Bags";

    private final String sku;
    private final String path;
    private long current = 1;
    private volatile State answered = new State(1, true);

    /** The version of the last deletion that was asked for. */
    private volatile long deletion;

    /** What a write has made of it. */
    record State(long version, boolean isLive) {}

    private WrittenProduct(String sku, String path) {
        this.sku = sku;
        this.path = path;
    }

    static WrittenProduct created(Vitrine vitrine, String sku, Optional<WrittenBrand> brand) {
        var json = """
            {"sku":"%s","name":"Bag 1","categories":["%s"],"status":"active","brand":%s}\
            """.formatted(
                        sku,
                        CATEGORY,
                        brand.map(it -> "{\"id\":\"%s\"}".formatted(it.id())).orElse("null"));
        var reply = vitrine.post("/api/v1/products", json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return new WrittenProduct(sku, reply.header("Location"));
    }

    String sku() {
        return sku;
    }

    String path() {
        return path;
    }

    /** What every read that begins now has to show, or something later. */
    State answered() {
        return answered;
    }

    void rename(Vitrine vitrine) {
        patch(vitrine, "{\"name\":\"Bag %d\"}".formatted(answered.version + 1));
    }

    void price(Vitrine vitrine) {
        patch(vitrine, "{\"price\":{\"amount\":\"%d.00\",\"currency\":\"EUR\"}}".formatted(answered.version + 1));
    }

    private void patch(Vitrine vitrine, String json) {
        restoreIfDeleted(vitrine);
        var reply = written(() -> vitrine.patch(path, json, "If-Match", tag()));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        advance(reply.json().path("version").asLong(), true);
    }

    void delete(Vitrine vitrine) {
        restoreIfDeleted(vitrine);
        var reply = written(() -> {
            deletion = current + 1;
            return vitrine.delete(path, "If-Match", tag());
        });
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        advance(current + 1, false);
    }

    /** When its brand was renamed meanwhile it has another version, which whoever renamed it may not know yet. */
    private Reply written(Supplier<Reply> write) {
        var reply = write.get();
        while (reply.status() == 412) {
            current = reply.json().path("currentVersion").asLong();
            reply = write.get();
        }
        return reply;
    }

    void restoreIfDeleted(Vitrine vitrine) {
        if (!answered.isLive) {
            var reply = vitrine.post(path + "/restore", "");
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            advance(reply.json().path("version").asLong(), true);
        }
    }

    /** Writes some that have no brand, by one import. */
    static void imported(List<WrittenProduct> products, Vitrine vitrine) {
        products.forEach(product -> product.restoreIfDeleted(vitrine));
        var reply = vitrine.upload(products.stream().map(WrittenProduct::line).collect(Collectors.joining("\n")));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().path("updated").asInt()).as(reply.body()).isEqualTo(products.size());
        products.forEach(product -> product.advance(product.answered.version + 1, true));
    }

    private String line() {
        return "{\"sku\":\"%s\",\"name\":\"Bag %d\",\"categories\":[\"%s\"]}"
                .formatted(sku, answered.version + 1, CATEGORY);
    }

    private void advance(long version, boolean isLive) {
        assertThat(version).as("the version of " + sku).isGreaterThan(answered.version);
        current = version;
        answered = new State(version, isLive);
    }

    private String tag() {
        return "\"" + current + "\"";
    }

    /** What is wrong with an answer to a read of it that began after this state was answered; empty where nothing is. */
    Optional<String> objection(State before, Reply reply) {
        return switch (reply.status()) {
            case 200 -> objection(before, reply.json());
            case 404, 410 -> objectionToAbsence(before);
            default -> Optional.of("%s: status %d, %s".formatted(sku, reply.status(), reply.body()));
        };
    }

    /** The same, of how it is shown. */
    Optional<String> objection(State before, JsonNode shown) {
        var version = shown.path("version").asLong();
        var isLaterOrSame = before.isLive ? version >= before.version : version > before.version;
        return isLaterOrSame
                ? Optional.empty()
                : Optional.of("%s: version %d after %s".formatted(sku, version, before));
    }

    /** The same, of its absence. */
    Optional<String> objectionToAbsence(State before) {
        return !before.isLive || deletion > before.version
                ? Optional.empty()
                : Optional.of("%s: nothing after %s".formatted(sku, before));
    }
}
