package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.adapter.redis.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Two instances, on which products and a brand are written and read while all kinds of things happen to their Redis: whoever reads after
 * a write was answered sees it. Another order of events: {@code -Dvitrine.test.seed=<a number>}.
 */
class StaleReadsTest {

    private static final long SEED = Long.getLong("vitrine.test.seed", 20_261_126L);
    private static final Duration LENGTH = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int FEWEST_READS = 1_000;
    private static final int FEWEST_WRITES = 100;
    private static final int READERS = 6;
    private static final int PRODUCTS = 4;

    private final TestRedis redis = TestRedis.started();
    private final TestDatabase database = emptied();
    private final List<Vitrine> instances = List.of(instance(), instance());

    private final WrittenBrand brand = WrittenBrand.created(instances.getFirst());
    private final List<WrittenProduct> ofBrand = products("B", Optional.of(brand));
    private final List<WrittenProduct> imported = products("I", Optional.empty());
    private final List<WrittenProduct> products =
            Stream.of(ofBrand, imported).flatMap(List::stream).toList();

    private final Queue<String> objections = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final Set<RedisTroubles> happened = ConcurrentHashMap.newKeySet();
    private final long begin = System.nanoTime();

    private static TestDatabase emptied() {
        var database = TestDatabase.shared();
        database.empty();
        return database;
    }

    private Vitrine instance() {
        return Vitrine.on(database, Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", redis.port()));
    }

    private List<WrittenProduct> products(String prefix, Optional<WrittenBrand> brand) {
        return IntStream.range(0, PRODUCTS)
                .mapToObj(n -> WrittenProduct.created(instances.getLast(), prefix + n, brand))
                .toList();
    }

    @AfterEach
    void stop() {
        instances.forEach(Vitrine::close);
        redis.close();
    }

    @Test
    void whoever_reads_after_a_write_was_answered_sees_it() throws InterruptedException {
        var steps = new ArrayList<Step>(Collections.nCopies(READERS, this::read));
        steps.add(this::makeTrouble);
        steps.add(this::writeBrand);
        steps.add(this::writeImported);
        ofBrand.forEach(product -> steps.add((vitrine, random) -> write(product, vitrine, random)));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, steps.size())
                            .mapToObj(n -> repeated(steps.get(n), new Random(SEED + n)))
                            .toList())
                    .forEach(Future::resultNow);
        }

        assertThat(objections).as("with seed %d", SEED).isEmpty();
        assertThat(reads).as("reads").hasValueGreaterThanOrEqualTo(FEWEST_READS);
        assertThat(writes).as("writes").hasValueGreaterThanOrEqualTo(FEWEST_WRITES);
        assertThat(happened).containsExactlyInAnyOrder(RedisTroubles.values());
    }

    private interface Step {
        void take(Vitrine vitrine, Random random);
    }

    /** On any instance, until the time is over or something went wrong. */
    private Callable<Void> repeated(Step step, Random random) {
        return () -> {
            while (goesOn()) {
                try {
                    step.take(instances.get(random.nextInt(instances.size())), random);
                } catch (RuntimeException | AssertionError e) {
                    objections.add(e.toString());
                }
            }
            return null;
        };
    }

    /** A machine that is busy with something else gets more time. */
    private boolean goesOn() {
        var spent = Duration.ofNanos(System.nanoTime() - begin);
        var isEnough = reads.get() >= FEWEST_READS
                && writes.get() >= FEWEST_WRITES
                && happened.size() == RedisTroubles.values().length;
        return objections.isEmpty() && spent.compareTo(isEnough ? LENGTH : LONGEST) < 0;
    }

    /** Everything happens to Redis, in any order; each for as long as some reads take. */
    private void makeTrouble(Vitrine vitrine, Random random) {
        var inOrder = new ArrayList<>(List.of(RedisTroubles.values()));
        Collections.shuffle(inOrder, random);
        inOrder.stream().takeWhile(_ -> goesOn()).forEach(trouble -> {
            trouble.happen(redis, () -> readSome(vitrine, random));
            readSome(vitrine, random);
            happened.add(trouble);
        });
    }

    private void readSome(Vitrine vitrine, Random random) {
        IntStream.range(0, random.nextInt(60)).forEach(_ -> read(vitrine, random));
    }

    private void writeBrand(Vitrine vitrine, Random random) {
        brand.rename(vitrine);
        writes.incrementAndGet();
    }

    private void write(WrittenProduct product, Vitrine vitrine, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> product.rename(vitrine);
            case 1 -> product.price(vitrine);
            case 2 -> product.delete(vitrine);
            default -> product.restoreIfDeleted(vitrine);
        }
        writes.incrementAndGet();
    }

    private void writeImported(Vitrine vitrine, Random random) {
        if (random.nextInt(4) == 0) {
            any(imported, random).delete(vitrine);
        } else {
            WrittenProduct.imported(imported.subList(0, 1 + random.nextInt(PRODUCTS)), vitrine);
        }
        writes.incrementAndGet();
    }

    private static WrittenProduct any(List<WrittenProduct> products, Random random) {
        return products.get(random.nextInt(products.size()));
    }

    private void read(Vitrine vitrine, Random random) {
        var product = any(products, random);
        switch (random.nextInt(6)) {
            case 0 -> readBrand(vitrine);
            case 1 -> readOne(product, product.path(), vitrine);
            case 2 -> readOne(product, "/api/v1/products/by-sku/" + product.sku(), vitrine);
            case 3 -> readList("/api/v1/products?category=" + WrittenProduct.CATEGORY, vitrine);
            case 4 -> readList("/api/v1/products?q=bag", vitrine);
            default ->
                readList(
                        products.stream()
                                .map(WrittenProduct::sku)
                                .collect(Collectors.joining("&sku=", "/api/v1/products?sku=", "")),
                        vitrine);
        }
        reads.incrementAndGet();
    }

    private void readBrand(Vitrine vitrine) {
        var before = brand.answered();
        brand.objection(before, vitrine.get(brand.path()).json()).ifPresent(objections::add);
    }

    private void readOne(WrittenProduct product, String path, Vitrine vitrine) {
        var before = product.answered();
        var brandBefore = brand.answered();
        var reply = vitrine.get(path);
        product.objection(before, reply).ifPresent(objections::add);
        if (reply.status() == 200 && ofBrand.contains(product)) {
            brand.objection(brandBefore, reply.json().path("brand")).ifPresent(objections::add);
        }
    }

    private void readList(String path, Vitrine vitrine) {
        var before = products.stream().map(WrittenProduct::answered).toList();
        var brandBefore = brand.answered();
        var reply = vitrine.get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        var shown = reply.json()
                .path("items")
                .valueStream()
                .collect(Collectors.toMap(item -> item.path("sku").asString(), Function.identity()));
        for (int n = 0; n < products.size(); n++) {
            var product = products.get(n);
            var state = before.get(n);
            Optional.ofNullable(shown.get(product.sku()))
                    .map(item -> product.objection(state, item))
                    .orElseGet(() -> product.objectionToAbsence(state))
                    .map((path + ": ")::concat)
                    .ifPresent(objections::add);
        }
        shown.values().stream()
                .map(item -> item.path("brand"))
                .filter(JsonNode::isObject)
                .forEach(item -> brand.objection(brandBefore, item).ifPresent(objections::add));
    }
}
