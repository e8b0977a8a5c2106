package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InMemoryWork;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Products in memory. */
public final class InMemoryProducts implements Products {
    private final InMemoryCatalogue catalogue;

    public InMemoryProducts(InMemoryCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Mono<ProductState> byId(ProductId id, Instant now) {
        return catalogue.look(() -> catalogue.state(id, now));
    }

    @Override
    public Mono<Product> bySku(Sku sku) {
        return catalogue.look(() -> catalogue.holderOf(sku));
    }

    @Override
    public Flux<Product> byIds(Collection<ProductId> ids) {
        return catalogue.look(() -> Optional.of(catalogue.live(ids))).flatMapIterable(Function.identity());
    }

    @Override
    public Mono<ProductWrite> create(ProductId id, ProductDraft draft, Change change) {
        return catalogue.step(work -> {
            var refusal = refusalToCreate(id, draft, change);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var product = Product.created(id, draft, catalogue.brand(draft.brand()), change.at());
            keep(work, product, ProductVersion.Kind.CREATED, change, EnumSet.allOf(ProductField.class));
            return new ProductWrite.Created(product);
        });
    }

    private Optional<ProductWrite> refusalToCreate(ProductId id, ProductDraft draft, Change change) {
        var there = catalogue.state(id, change.at());
        if (there.isPresent()) {
            return Optional.of(
                    switch (there.get()) {
                        case ProductState.Live(var product) -> new ProductWrite.AlreadyThere(product.version());
                        case ProductState.Deleted(var _, var deletedAt) -> new ProductWrite.Gone(deletedAt);
                    });
        }
        var holder = catalogue.holderOf(draft.sku());
        if (holder.isPresent()) {
            return Optional.of(new ProductWrite.DuplicateSku(holder.get().id()));
        }
        return catalogue.knows(draft.brand()) ? Optional.empty() : Optional.of(new ProductWrite.UnknownBrand());
    }

    @Override
    public Mono<ProductWrite> revise(
            ProductId id, Precondition precondition, Revision<Product, ProductDraft> revision, Change change) {
        return changing(
                id, precondition, change, (work, current) -> revised(work, current, revision.of(current), change));
    }

    private ProductWrite revised(InMemoryWork work, Product current, ProductDraft draft, Change change) {
        if (!catalogue.knows(draft.brand())) {
            return new ProductWrite.UnknownBrand();
        }
        var revised = current.revised(draft, catalogue.brand(draft.brand()), change.at());
        var changed = revised.differences(current);
        if (changed.isEmpty()) {
            return new ProductWrite.Unchanged(current);
        }
        keep(work, revised, ProductVersion.Kind.UPDATED, change, changed);
        return new ProductWrite.Revised(revised, changed);
    }

    @Override
    public Mono<ProductWrite> remove(ProductId id, Precondition precondition, Change change) {
        return changing(id, precondition, change, (work, current) -> {
            var last = current.advanced(change.at());
            catalogue.keep(
                    work,
                    new ProductState.Deleted(last, change.at()),
                    new ProductVersion(last, ProductVersion.Kind.DELETED, change, Set.of()));
            return new ProductWrite.Removed(last);
        });
    }

    private interface Step {
        ProductWrite take(InMemoryWork work, Product current);
    }

    private Mono<ProductWrite> changing(ProductId id, Precondition precondition, Change change, Step step) {
        return catalogue.step(work -> catalogue
                .state(id, change.at())
                .<ProductWrite>map(state -> switch (state) {
                    case ProductState.Deleted(var _, var deletedAt) -> new ProductWrite.Gone(deletedAt);
                    case ProductState.Live(var current)
                    when !precondition.admits(current.version()) ->
                        new ProductWrite.VersionConflict(current.version(), changedSince(current, precondition));
                    case ProductState.Live(var current) -> step.take(work, current);
                })
                .orElseGet(ProductWrite.Absent::new));
    }

    private Set<ProductField> changedSince(Product current, Precondition precondition) {
        var newest = precondition.newestNamed(current.version());
        return catalogue.history(current.id()).stream()
                .filter(entry -> entry.product().version() > newest)
                .flatMap(entry -> entry.changed().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Mono<ProductWrite> restore(ProductId id, Change change) {
        return catalogue.step(work -> catalogue
                .state(id, change.at())
                .<ProductWrite>map(state -> switch (state) {
                    case ProductState.Live(var current) -> new ProductWrite.Unchanged(current);
                    case ProductState.Deleted(var last, var _) -> restored(work, last, change);
                })
                .orElseGet(ProductWrite.Absent::new));
    }

    private ProductWrite restored(InMemoryWork work, Product last, Change change) {
        var holder = catalogue.holderOf(last.sku());
        if (holder.isPresent()) {
            return new ProductWrite.DuplicateSku(holder.get().id());
        }
        var restored = last.advanced(change.at());
        keep(work, restored, ProductVersion.Kind.RESTORED, change, Set.of());
        return new ProductWrite.Revised(restored, Set.of());
    }

    private void keep(
            InMemoryWork work, Product product, ProductVersion.Kind kind, Change change, Set<ProductField> changed) {
        catalogue.keep(work, new ProductState.Live(product), new ProductVersion(product, kind, change, changed));
    }

    @Override
    public Flux<ProductVersion> versions(ProductId id, long before, int most) {
        return catalogue
                .look(() -> Optional.of(catalogue.history(id)))
                .flatMapIterable(Function.identity())
                .filter(entry -> entry.product().version() < before)
                .take(most);
    }

    @Override
    public Mono<ProductVersion> version(ProductId id, long version) {
        return versions(id, version + 1, 1)
                .filter(entry -> entry.product().version() == version)
                .next();
    }
}
