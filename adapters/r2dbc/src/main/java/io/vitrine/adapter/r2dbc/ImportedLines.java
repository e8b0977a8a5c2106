package io.vitrine.adapter.r2dbc;

import io.vitrine.adapter.r2dbc.ProductDocuments.Written;
import io.vitrine.adapter.r2dbc.ProductWrites.News;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.BrandReference;
import io.vitrine.domain.catalogue.BrandSummary;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductField;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportMode;
import io.vitrine.domain.exchange.ImportOrder;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes products of the lines of a batch. Whoever stores the same SKUs at the same time locks them in the same order, so
 * one waits for the other; a line that loses its race all the same is looked at again, and finds what the winner left.
 */
final class ImportedLines {

    private static final Set<ProductField> EVERYTHING = EnumSet.allOf(ProductField.class);

    private final BrandNames brands;
    private final Identifiers identifiers;

    ImportedLines(Identifiers identifiers) {
        this.brands = new BrandNames(identifiers);
        this.identifiers = identifiers;
    }

    /**
     * Finds the brands that lines name, and makes those that are not there, as the order is. That, and noting what lists have to know,
     * is done in a transaction of its own: batches share brands, words and shapes, and would wait for each other.
     */
    Mono<Map<BrandName, BrandSummary>> prepare(
            DatabaseClient client, ImportOrder order, Collection<ImportLine.Accepted> lines, Change change) {
        var brands = brands(client, order, lines, change);
        return lines.isEmpty() || order.dryRun()
                ? brands
                : brands.flatMap(found -> SearchWords.note(client, lines)
                        .then(AttributeShapes.note(client, lines))
                        .thenReturn(found));
    }

    private Mono<Map<BrandName, BrandSummary>> brands(
            DatabaseClient client, ImportOrder order, Collection<ImportLine.Accepted> lines, Change change) {
        return brandNames(client, order.mode(), lines)
                .flatMap(names -> order.dryRun()
                        ? brands.foundOrImagined(client, names)
                        : brands.foundOrMade(client, names, change.at()));
    }

    /** Stores the lines, or only looks at them, as the order is. */
    Mono<List<Fate>> store(
            DatabaseClient client,
            ImportOrder order,
            Collection<ImportLine.Accepted> lines,
            Map<BrandName, BrandSummary> named,
            Change change) {
        if (lines.isEmpty()) {
            return Mono.just(List.of());
        }
        return fates(client, order, lines, named, change)
                .flatMap(fates -> order.dryRun() ? Mono.just(fates) : written(client, order, fates, change));
    }

    private Mono<List<Fate>> fates(
            DatabaseClient client,
            ImportOrder order,
            Collection<ImportLine.Accepted> lines,
            Map<BrandName, BrandSummary> named,
            Change change) {
        return current(client, order, lines)
                .map(current -> lines.stream()
                        .map(line -> fate(
                                order.mode(), line, current.get(line.draft().sku()), named, change))
                        .toList());
    }

    /** The brands that lines name; of a line that is going to be refused none is made. */
    private static Mono<Set<BrandName>> brandNames(
            DatabaseClient client, ImportMode mode, Collection<ImportLine.Accepted> lines) {
        return switch (mode) {
            case UPSERT -> Mono.just(brandNames(lines, Set.of(), false));
            case CREATE -> known(client, lines).map(known -> brandNames(lines, known, false));
            case UPDATE -> known(client, lines).map(known -> brandNames(lines, known, true));
        };
    }

    private static Set<BrandName> brandNames(Collection<ImportLine.Accepted> lines, Set<Sku> skus, boolean amongThem) {
        return lines.stream()
                .map(ImportLine.Accepted::draft)
                .filter(draft -> skus.contains(draft.sku()) == amongThem)
                .flatMap(draft -> name(draft).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<BrandName> name(ProductDraft draft) {
        return draft.brand() instanceof BrandReference.ByName(var name) ? Optional.of(name) : Optional.empty();
    }

    private static Mono<Set<Sku>> known(DatabaseClient client, Collection<ImportLine.Accepted> lines) {
        return client.sql("SELECT sku FROM product WHERE sku = ANY(:skus) AND deleted_at IS NULL")
                .bind("skus", skus(lines))
                .map(row -> new Sku(Columns.text(row, "sku")))
                .all()
                .collect(Collectors.toSet());
    }

    private static Mono<Map<Sku, Product>> current(
            DatabaseClient client, ImportOrder order, Collection<ImportLine.Accepted> lines) {
        var lock = order.dryRun() ? "" : " ORDER BY sku FOR NO KEY UPDATE";
        return client.sql(ProductRows.SELECT + " WHERE sku = ANY(:skus) AND deleted_at IS NULL" + lock)
                .bind("skus", skus(lines))
                .map(ProductRows::product)
                .all()
                .collectMap(Product::sku);
    }

    private static String[] skus(Collection<ImportLine.Accepted> lines) {
        return lines.stream().map(line -> line.draft().sku().value()).toArray(String[]::new);
    }

    private Fate fate(
            ImportMode mode,
            ImportLine.Accepted line,
            @Nullable Product current,
            Map<BrandName, BrandSummary> named,
            Change change) {
        if (current == null) {
            return mode == ImportMode.UPDATE
                    ? Fate.Refused.of(line, "not-found", "is the SKU of no product")
                    : new Fate.Created(line, created(line.draft(), named, change));
        }
        if (mode == ImportMode.CREATE) {
            return Fate.Refused.of(line, "duplicate-sku", "is the SKU of another product");
        }
        var brand = brand(line.draft(), named);
        var next = current.revised(line.draft(), brand, Clocks.after(current.updatedAt(), change));
        var changed = current.differences(next);
        return changed.isEmpty() ? new Fate.Unchanged() : new Fate.Updated(line, next, changed);
    }

    private Product created(ProductDraft draft, Map<BrandName, BrandSummary> named, Change change) {
        return Product.created(new ProductId(identifiers.next()), draft, brand(draft, named), change.at());
    }

    private static @Nullable BrandSummary brand(ProductDraft draft, Map<BrandName, BrandSummary> named) {
        return switch (draft.brand()) {
            case null -> null;
            case BrandReference.ByName(var name) -> {
                var brand = named.get(name);
                if (brand == null) {
                    // The line was about to be refused, and its product appeared or vanished since.
                    throw new LostRace();
                }
                yield brand;
            }
            case BrandReference.ById _, BrandReference.BySlug _ ->
                throw new IllegalArgumentException("A line of an import names its brand by its name");
        };
    }

    /** Writes what is new, and looks again at the lines that lost a race. */
    private Mono<List<Fate>> written(DatabaseClient client, ImportOrder order, List<Fate> fates, Change change) {
        return writtenProducts(client, fates, change.by()).flatMap(stored -> {
            var settled = fates.stream().filter(fate -> isSettled(fate, stored)).toList();
            var lost = fates.stream()
                    .filter(fate -> !isSettled(fate, stored))
                    .map(fate -> ((Fate.Written) fate).line())
                    .toList();
            return lost.isEmpty()
                    ? Mono.just(settled)
                    : brands(client, order, lost, change)
                            .flatMap(named -> store(client, order, lost, named, change))
                            .map(later -> Stream.concat(settled.stream(), later.stream())
                                    .toList());
        });
    }

    private static boolean isSettled(Fate fate, Set<ProductId> stored) {
        return !(fate instanceof Fate.Written written)
                || stored.contains(written.product().id());
    }

    private static Mono<Set<ProductId>> writtenProducts(DatabaseClient client, List<Fate> fates, Actor by) {
        var created = new ArrayList<Written>();
        var updated = new ArrayList<Written>();
        for (var fate : fates) {
            switch (fate) {
                case Fate.Created it -> created.add(new Written(it.product(), EVERYTHING));
                case Fate.Updated it -> updated.add(new Written(it.product(), it.changed()));
                case Fate.Unchanged _, Fate.Refused _ -> {}
            }
        }
        return Flux.concat(
                        created.isEmpty() ? Flux.empty() : ProductWrites.insert(client, created, News.NOTED_BEFORE, by),
                        updated.isEmpty() ? Flux.empty() : ProductWrites.update(client, updated, News.NOTED_BEFORE, by))
                .collect(Collectors.toSet());
    }
}
