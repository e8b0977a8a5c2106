package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A brand that one at a time renames; its name says its version, so that it can be told from what products show of it. */
final class WrittenBrand {

    private static final String NAME = "Brand ";

    private final String path;
    private volatile long answered = 1;

    private WrittenBrand(String path) {
        this.path = path;
    }

    static WrittenBrand created(Vitrine vitrine) {
        var reply = vitrine.post("/api/v1/brands", named(1));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return new WrittenBrand(reply.header("Location"));
    }

    private static String named(long version) {
        return "{\"name\":\"%s%d\"}".formatted(NAME, version);
    }

    String path() {
        return path;
    }

    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The version that every read that begins now has to show, or a later one. */
    long answered() {
        return answered;
    }

    void rename(Vitrine vitrine) {
        var next = answered + 1;
        var reply = vitrine.patch(path, named(next), "If-Match", "\"" + answered + "\"");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().path("version").asLong()).isEqualTo(next);
        answered = next;
    }

    /** What is wrong with how it is shown to a read that began after this version was answered; empty where nothing is. */
    Optional<String> objection(long before, JsonNode shown) {
        var name = shown.path("name").asString("");
        return name.startsWith(NAME) && Long.parseLong(name.substring(NAME.length())) >= before
                ? Optional.empty()
                : Optional.of("brand: %s after version %d".formatted(shown, before));
    }
}
