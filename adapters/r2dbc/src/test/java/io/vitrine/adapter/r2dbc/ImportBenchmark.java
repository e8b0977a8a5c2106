package io.vitrine.adapter.r2dbc;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.AttributeValue;
import io.vitrine.domain.catalogue.Attributes;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.BrandReference;
import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Description;
import io.vitrine.domain.catalogue.Money;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductName;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.exchange.ImportAttempt;
import io.vitrine.domain.exchange.ImportBatches;
import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportMode;
import io.vitrine.domain.exchange.ImportOrder;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * How many lines a second an import stores: as new products, unchanged, and with other prices. Arguments: lines, lines in a
 * batch.
 */
final class ImportBenchmark {

    private static final Actor ANA = new Actor("ana");
    private static final List<String> WORDS = words();

    private final R2dbcImports imports;
    private final ProcessHandle server;
    private final int batch;

    private ImportBenchmark(TestDatabase database, int batch) throws IOException {
        server = server(database);
        this.batch = batch;
        var ids = new AtomicLong(Instant.now().toEpochMilli() << 16);
        Identifiers identifiers = () -> {
            var next = ids.incrementAndGet();
            return new UUID((next >>> 16) << 16 | 0x7000L | (next & 0xFFF), 0x8000_0000_0000_0000L | next);
        };
        imports = new R2dbcImports(database.database(), identifiers, new SimpleMeterRegistry());
    }

    public static void main(String[] arguments) throws IOException {
        var lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        var batch = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        try (var database = TestDatabase.started()) {
            var benchmark = new ImportBenchmark(database, batch);
            benchmark.run("warm-up", Math.min(lines, 5_000), 0);
            database.empty();
            benchmark.run("new", lines, 0);
            benchmark.run("unchanged", lines, 0);
            benchmark.run("other prices", lines, 1);
        }
    }

    private void run(String name, int most, int dearer) {
        var id = new ImportId(UUID.randomUUID());
        var order = new ImportOrder(ImportMode.UPSERT, false);
        imports.begin(ImportRun.begun(id, order, ANA, Instant.now())).block();
        var ownTime = processorTime(ProcessHandle.current());
        var serverTime = serverTime();
        var start = System.nanoTime();
        var run = Flux.range(1, most)
                .map(number -> line(number, dearer))
                .buffer(batch)
                .subscribeOn(Schedulers.parallel())
                .publishOn(Schedulers.parallel(), 1)
                .concatMap(
                        lines -> imports.store(
                                ImportAttempt.first(id), ImportBatches.batchOf(lines), new Change(ANA, Instant.now())),
                        1)
                .blockLast();
        var took = System.nanoTime() - start;
        System.out.printf(
                "%-12s %,7.0f lines/s; of the processors, a line takes %,4.0f us here and %,4.0f us in PostgreSQL; %,d"
                        + " MB; %s%n",
                name,
                most * 1e9 / took,
                (processorTime(ProcessHandle.current()) - ownTime) / 1e3 / most,
                (serverTime() - serverTime) / 1e3 / most,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                run == null ? "" : run.tally());
    }

    private long serverTime() {
        return server.descendants().mapToLong(ImportBenchmark::processorTime).sum();
    }

    private static long processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** The process whose children are the processes of PostgreSQL. */
    private static ProcessHandle server(TestDatabase database) throws IOException {
        var folder = requireNonNull(database.client()
                .sql("SHOW data_directory")
                .map(row -> Columns.text(row, "data_directory"))
                .one()
                .block());
        var pid = Files.readAllLines(Path.of(folder, "postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static ImportLine line(int number, int dearer) {
        var random = new Random(number);
        var sku = "sku-" + (number * 7_919L % 10_000_019);
        var brand = "Brand " + word(random) + (random.nextInt(8) == 0 ? " & " + word(random) : "");
        var draft = new ProductDraft(
                new Sku(sku),
                new ProductName(brand + " " + text(random, 6)),
                new Description(text(random, 40)),
                new BrandReference.ByName(new BrandName(brand)),
                new Categories(List.of(random.nextBoolean() ? "Women" : "Men", WORDS.get(random.nextInt(60)))),
                new Money(BigDecimal.valueOf(100 + random.nextInt(10_000) + dearer), Money.currency("INR")),
                null,
                Attributes.of(Map.of(
                        new AttributeName("gender"),
                        new AttributeValue.Text("Women"),
                        new AttributeName("primaryColor"),
                        new AttributeValue.Text(WORDS.get(random.nextInt(40))),
                        new AttributeName("imageCount"),
                        new AttributeValue.Number(BigDecimal.valueOf(random.nextInt(10))))),
                ProductStatus.ACTIVE);
        return new ImportLine.Accepted(number, draft, "");
    }

    private static String text(Random random, int words) {
        return IntStream.range(0, words).mapToObj(_ -> word(random)).collect(Collectors.joining(" "));
    }

    /** Some words are frequent, most are rare, as in a language. */
    private static String word(Random random) {
        return WORDS.get((int) (WORDS.size() * Math.pow(random.nextDouble(), 3)));
    }

    private static List<String> words() {
        var random = new Random(1);
        return IntStream.range(0, 5_000)
                .mapToObj(_ -> random.ints(3 + random.nextInt(8), 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .toList();
    }
}
