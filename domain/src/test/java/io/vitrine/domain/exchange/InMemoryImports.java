package io.vitrine.domain.exchange;

import static java.util.Comparator.comparing;

import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandDraft;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandReference;
import io.vitrine.domain.catalogue.BrandSummary;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Description;
import io.vitrine.domain.catalogue.InMemoryBrands;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.InMemoryProducts;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductWrite;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.shared.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imports in memory, into an {@link InMemoryCatalogue}. */
public final class InMemoryImports implements Imports {
    private final Map<ImportId, ImportRun> runs = new ConcurrentHashMap<>();
    private final Map<ImportId, Map<Long, ImportLine.Rejected>> rejects = new ConcurrentHashMap<>();
    private final Identifiers identifiers = new SequentialIdentifiers();
    private final InMemoryCatalogue catalogue;
    private final Products products;
    private final Brands brands;

    public InMemoryImports(InMemoryCatalogue catalogue) {
        this.catalogue = catalogue;
        this.products = new InMemoryProducts(catalogue);
        this.brands = new InMemoryBrands(catalogue);
    }

    private enum Fate {
        CREATED(new ImportTally(1, 1, 0, 0, 0)),
        UPDATED(new ImportTally(1, 0, 1, 0, 0)),
        UNCHANGED(new ImportTally(1, 0, 0, 1, 0)),
        REJECTED(new ImportTally(1, 0, 0, 0, 1));

        private final ImportTally tally;

        Fate(ImportTally tally) {
            this.tally = tally;
        }
    }

    @Override
    public Mono<Void> begin(ImportRun run) {
        return Mono.fromRunnable(() -> runs.put(run.id(), run));
    }

    @Override
    public Mono<ImportRun> store(ImportAttempt attempt, ImportBatch batch, Change change, Mono<Void> turn) {
        return turn.then(Mono.defer(() -> Mono.justOrEmpty(runs.get(attempt.id()))))
                .filter(run -> isRunningAs(attempt, run))
                .flatMap(run -> Flux.fromIterable(batch.lines())
                        .concatMap(line -> store(run, line, change))
                        .map(fate -> fate.tally)
                        .reduce(ImportTally.ZERO, ImportTally::plus))
                .map(tally -> progressed(attempt.id(), tally, batch, change.at()));
    }

    private static boolean isRunningAs(ImportAttempt attempt, ImportRun run) {
        return run.attempt().equals(attempt) && run.state() == ImportRun.State.RUNNING;
    }

    private ImportRun progressed(ImportId id, ImportTally tally, ImportBatch batch, Instant at) {
        return Objects.requireNonNull(runs.computeIfPresent(
                id,
                (_, run) -> new ImportRun(
                        run.attempt(),
                        run.order(),
                        run.state(),
                        run.tally().plus(tally),
                        batch.lastLine(),
                        batch.upload(),
                        run.by(),
                        run.startedAt(),
                        at,
                        run.finishedAt())));
    }

    private Mono<Fate> store(ImportRun run, ImportLine line, Change change) {
        return switch (line) {
            case ImportLine.Rejected rejected -> reject(run, rejected);
            case ImportLine.Accepted accepted ->
                products.bySku(accepted.draft().sku())
                        .map(known -> known(run, accepted, known, change))
                        .switchIfEmpty(Mono.fromSupplier(() -> unknown(run, accepted, change)))
                        .flatMap(fate -> fate);
        };
    }

    private Mono<Fate> known(ImportRun run, ImportLine.Accepted line, Product known, Change change) {
        if (run.order().mode() == ImportMode.CREATE) {
            return reject(run, line, "duplicate-sku", "is the SKU of another product");
        }
        if (run.order().dryRun()) {
            return Mono.fromSupplier(() -> saysTheSame(known, line.draft()) ? Fate.UNCHANGED : Fate.UPDATED);
        }
        return brandMade(line.draft(), change)
                .then(products.revise(known.id(), new Precondition.Existing(), _ -> line.draft(), change))
                .flatMap(write -> fate(write, run, line, change));
    }

    private Mono<Fate> unknown(ImportRun run, ImportLine.Accepted line, Change change) {
        if (run.order().mode() == ImportMode.UPDATE) {
            return reject(run, line, "not-found", "is the SKU of no product");
        }
        if (run.order().dryRun()) {
            return Mono.just(Fate.CREATED);
        }
        return brandMade(line.draft(), change)
                .then(Mono.defer(() -> products.create(new ProductId(identifiers.next()), line.draft(), change)))
                .flatMap(write -> fate(write, run, line, change));
    }

    private Mono<Fate> fate(ProductWrite write, ImportRun run, ImportLine.Accepted line, Change change) {
        return switch (write) {
            case ProductWrite.Created _ -> Mono.just(Fate.CREATED);
            case ProductWrite.Revised _ -> Mono.just(Fate.UPDATED);
            case ProductWrite.Unchanged _ -> Mono.just(Fate.UNCHANGED);
            // Somebody was quicker: the line finds what they stored.
            case ProductWrite.DuplicateSku _, ProductWrite.Gone _, ProductWrite.Absent _ -> store(run, line, change);
            case ProductWrite.UnknownBrand _,
                    ProductWrite.AlreadyThere _,
                    ProductWrite.VersionConflict _,
                    ProductWrite.Removed _ -> Mono.error(new IllegalStateException(write.toString()));
        };
    }

    private Mono<Void> brandMade(ProductDraft draft, Change change) {
        return draft.brand() instanceof BrandReference.ByName(var name)
                ? Mono.defer(() -> brands.create(
                                new BrandId(identifiers.next()),
                                new BrandDraft(name, null, Description.NONE, null),
                                change))
                        .then()
                : Mono.empty();
    }

    private boolean saysTheSame(Product known, ProductDraft draft) {
        var brand = draft.brand() == null ? null : summary(draft.brand());
        return (draft.brand() == null || brand != null)
                && known.revised(draft, brand, known.updatedAt())
                        .differences(known)
                        .isEmpty();
    }

    private @Nullable BrandSummary summary(BrandReference reference) {
        return catalogue.allBrands().stream()
                .map(Brand::summary)
                .filter(it -> switch (reference) {
                    case BrandReference.ById(var id) -> it.id().equals(id);
                    case BrandReference.BySlug(var slug) -> it.slug().equals(slug);
                    case BrandReference.ByName(var name) -> it.name().equals(name);
                })
                .findFirst()
                .orElse(null);
    }

    private Mono<Fate> reject(ImportRun run, ImportLine.Accepted line, String code, String detail) {
        return reject(
                run,
                new ImportLine.Rejected(line.number(), List.of(new Violation("/sku", code, detail)), line.input()));
    }

    private Mono<Fate> reject(ImportRun run, ImportLine.Rejected line) {
        return Mono.fromSupplier(() -> {
            rejectsOf(run.id()).put(line.number(), line);
            return Fate.REJECTED;
        });
    }

    private Map<Long, ImportLine.Rejected> rejectsOf(ImportId id) {
        return rejects.computeIfAbsent(id, _ -> new ConcurrentSkipListMap<>());
    }

    @Override
    public Mono<ImportRun> keepAlive(ImportAttempt attempt, Instant at) {
        return Mono.fromSupplier(() -> Optional.ofNullable(runs.computeIfPresent(
                        attempt.id(),
                        (_, run) -> isRunningAs(attempt, run) ? with(run.attempt(), run, run.state(), at, null) : run)))
                .flatMap(Mono::justOrEmpty)
                .filter(run -> isRunningAs(attempt, run));
    }

    @Override
    public Mono<ImportRun> resume(ImportId id, Instant now) {
        return Mono.fromSupplier(() -> {
                    var resumed = new AtomicReference<@Nullable ImportRun>();
                    runs.computeIfPresent(id, (_, run) -> {
                        if (run.asSeenAt(now).state() != ImportRun.State.INTERRUPTED) {
                            return run;
                        }
                        var running = with(run.attempt().next(), run, ImportRun.State.RUNNING, now, null);
                        resumed.set(running);
                        return running;
                    });
                    return Optional.ofNullable(resumed.get());
                })
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<ImportRun> finish(ImportAttempt attempt, ImportRun.State state, Instant at) {
        return Mono.fromSupplier(() -> Optional.ofNullable(runs.computeIfPresent(
                        attempt.id(),
                        (_, run) -> isRunningAs(attempt, run)
                                ? with(run.attempt(), run, state, run.updatedAt(), at)
                                : run)))
                .flatMap(Mono::justOrEmpty);
    }

    private static ImportRun with(
            ImportAttempt attempt,
            ImportRun run,
            ImportRun.State state,
            Instant updatedAt,
            @Nullable Instant finishedAt) {
        return new ImportRun(
                attempt,
                run.order(),
                state,
                run.tally(),
                run.lastLine(),
                run.upload(),
                run.by(),
                run.startedAt(),
                updatedAt,
                finishedAt);
    }

    @Override
    public Mono<ImportRun> byId(ImportId id) {
        return Mono.defer(() -> Mono.justOrEmpty(runs.get(id)));
    }

    @Override
    public Flux<ImportRun> newest(int most) {
        return Flux.defer(() -> Flux.fromStream(runs.values().stream()
                .sorted(comparing(ImportRun::startedAt)
                        .thenComparing(run -> run.id().value())
                        .reversed())
                .limit(most)));
    }

    @Override
    public Flux<ImportLine.Rejected> rejects(ImportId id) {
        return Flux.defer(() -> Flux.fromIterable(rejectsOf(id).values()));
    }

    /** Forgets what made no progress for too long, and says how much that was. */
    public long forgetAt(Instant now) {
        var forgotten = runs.values().stream()
                .filter(run -> run.updatedAt().plus(ImportRun.KEPT).isBefore(now))
                .map(ImportRun::id)
                .toList();
        runs.keySet().removeAll(forgotten);
        rejects.keySet().removeAll(forgotten);
        return forgotten.size();
    }
}
