package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.benchmark.GeneratedCatalogue;
import io.vitrine.endtoend.Vitrine.Reply;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What clients see who write the same thing at the same moment. */
class ConcurrentWritesTest {

    private static final String BAG = "{\"sku\":\"B-1\",\"name\":\"Bag\"}";

    private final Vitrine vitrine = Vitrine.empty();

    @Test
    void of_many_creates_of_one_sku_one_succeeds_and_the_others_are_told_where_it_is() {
        var replies = atOnce(16, () -> vitrine.post("/api/v1/products", BAG));

        assertThat(replies).extracting(Reply::status).containsOnly(201, 409).containsOnlyOnce(201);
        var created = replies.stream()
                .filter(reply -> reply.status() == 201)
                .findFirst()
                .orElseThrow();
        assertThat(replies).filteredOn(reply -> reply.status() == 409).allSatisfy(refused -> {
            assertThat(refused.code()).isEqualTo("duplicate-sku");
            assertThat(refused.json().path("existing").asString()).isEqualTo(created.header("Location"));
        });
    }

    @Test
    void of_many_changes_to_one_version_one_succeeds() {
        var path = vitrine.post("/api/v1/products", BAG).header("Location");

        var replies = atOnce(16, () -> vitrine.patch(path, "{\"description\":\"new\"}", "If-Match", "\"1\""));

        assertThat(replies).extracting(Reply::status).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void a_request_repeated_with_its_key_has_one_effect_and_one_answer() {
        var replies = atOnce(8, () -> vitrine.post("/api/v1/products", BAG, "Idempotency-Key", "order-1"));
        var later = vitrine.post("/api/v1/products", BAG, "Idempotency-Key", "order-1");

        assertThat(replies).extracting(Reply::status).containsOnly(201, 409).contains(201);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 409)
                .allSatisfy(reply -> assertThat(reply.code()).isEqualTo("idempotency-in-progress"));
        assertThat(later.status()).isEqualTo(201);
        assertThat(later.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(vitrine.get("/api/v1/products/by-sku/B-1")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void two_imports_of_the_same_skus_both_succeed() {
        var forwards =
                LongStream.range(0, 2_000).mapToObj(GeneratedCatalogue::line).toList();
        var bodies = List.of(String.join("\n", forwards), String.join("\n", forwards.reversed()));

        var replies = IntStream.range(0, 2)
                .<Callable<Reply>>mapToObj(n -> () -> vitrine.upload(bodies.get(n)))
                .collect(Collectors.collectingAndThen(Collectors.toList(), ConcurrentWritesTest::atOnce));

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(replies)
                .allSatisfy(reply ->
                        assertThat(reply.json().path("rejected").asInt()).isZero());
        assertThat(replies.stream()
                        .mapToInt(reply -> reply.json().path("created").asInt())
                        .sum())
                .isEqualTo(2_000);
        assertThat(replies.stream()
                        .mapToInt(reply -> reply.json().path("unchanged").asInt())
                        .sum())
                .isEqualTo(2_000);
    }

    private static List<Reply> atOnce(int times, Callable<Reply> call) {
        return atOnce(IntStream.range(0, times).mapToObj(_ -> call).toList());
    }

    private static List<Reply> atOnce(List<Callable<Reply>> calls) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
