package io.vitrine.adapter.r2dbc;

import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.exchange.ImportBatches;
import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportMode;
import io.vitrine.domain.exchange.ImportOrder;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.exchange.ImportTally;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class SimultaneousImportsTest {

    private static final Actor ANA = new Actor("ana");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final int LINES = 300;

    private final TestPorts ports = TestPorts.onEmptyDatabase();
    private final SequentialIdentifiers identifiers = new SequentialIdentifiers();

    @Test
    void imports_of_the_same_skus_and_brands_in_other_orders_all_succeed() {
        var imports = Flux.range(0, 4).flatMap(seed -> imported(lines(new Random(seed))));

        StepVerifier.create(imports.collectList())
                .assertNext(runs -> {
                    var all = runs.stream().map(ImportRun::tally).reduce(ImportTally.ZERO, ImportTally::plus);
                    assertThat(all).isEqualTo(new ImportTally(4 * LINES, LINES, 0, 3 * LINES, 0));
                })
                .verifyComplete();
    }

    /** Each import holds ahead of its turn what the other one needs first. */
    @Test
    void imports_that_wait_for_each_other_crosswise_both_succeed() {
        var oneHalf = lines(new Random(1));
        var otherHalf = lines(new Random(2), LINES);

        var imports = Flux.merge(imported(oneHalf, otherHalf), imported(otherHalf, oneHalf));

        StepVerifier.create(imports.collectList())
                .assertNext(runs ->
                        assertThat(runs).extracting(run -> run.tally().read()).containsExactly(2L * LINES, 2L * LINES))
                .expectComplete()
                .verify(Duration.ofSeconds(20));
    }

    private Mono<ImportRun> imported(List<ImportLine> first, List<ImportLine> second) {
        var id = new ImportId(identifiers.next());
        var run = ImportRun.begun(id, new ImportOrder(ImportMode.UPSERT, false), ANA, NOW);
        var change = new Change(ANA, NOW);
        var turn = Sinks.<Void>empty();
        var later = ports.imports().store(run.attempt(), ImportBatches.batchOf(second), change, turn.asMono());
        var sooner = ports.imports()
                .store(run.attempt(), ImportBatches.batchOf(first), change)
                .delaySubscription(Duration.ofMillis(200))
                .doOnSuccess(_ -> turn.tryEmitEmpty());
        return ports.imports().begin(run).then(Mono.zip(later, sooner, (last, _) -> last));
    }

    private Mono<ImportRun> imported(List<ImportLine> lines) {
        var id = new ImportId(identifiers.next());
        var run = ImportRun.begun(id, new ImportOrder(ImportMode.UPSERT, false), ANA, NOW);
        return ports.imports()
                .begin(run)
                .then(ports.imports().store(run.attempt(), ImportBatches.batchOf(lines), new Change(ANA, NOW)));
    }

    private static List<ImportLine> lines(Random random) {
        return lines(random, 0);
    }

    private static List<ImportLine> lines(Random random, int from) {
        var lines = IntStream.range(from, from + LINES)
                .mapToObj(n -> (ImportLine) new ImportLine.Accepted(
                        n + 1,
                        aProduct()
                                .withSku("sku-" + n)
                                .ofBrandNamed("Brand " + n % 50)
                                .build(),
                        ""))
                .collect(Collectors.toList());
        Collections.shuffle(lines, random);
        return lines;
    }
}
