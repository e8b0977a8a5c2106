package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InMemoryWork;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** Brands in memory. */
public final class InMemoryBrands implements Brands {
    private final InMemoryCatalogue catalogue;

    public InMemoryBrands(InMemoryCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Mono<Brand> byId(BrandId id) {
        return catalogue.look(() -> catalogue.brand(id));
    }

    @Override
    public Mono<Brand> bySlug(Slug slug) {
        return catalogue.look(() -> catalogue.brandWith(it -> it.slug().equals(slug)));
    }

    @Override
    public Mono<BrandWrite> create(BrandId id, BrandDraft draft, Change change) {
        return catalogue.step(work -> {
            var there = catalogue.brand(id);
            if (there.isPresent()) {
                return new BrandWrite.AlreadyThere(there.get().version());
            }
            return duplicate(id, draft).orElseGet(() -> {
                var brand = Brand.created(id, freeSlug(draft), draft, change.at());
                catalogue.keep(work, brand);
                return new BrandWrite.Created(brand);
            });
        });
    }

    private Optional<BrandWrite> duplicate(BrandId id, BrandDraft draft) {
        var sameSlug =
                catalogue.brandWith(it -> !it.id().equals(id) && it.slug().equals(draft.slug()));
        if (sameSlug.isPresent()) {
            return Optional.of(new BrandWrite.DuplicateSlug(sameSlug.get().id()));
        }
        return catalogue
                .brandWith(it -> !it.id().equals(id) && it.name().equals(draft.name()))
                .map(sameName -> new BrandWrite.DuplicateName(sameName.id()));
    }

    private Slug freeSlug(BrandDraft draft) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(draft.preferredSlug()::choice)
                .filter(choice ->
                        catalogue.brandWith(it -> it.slug().equals(choice)).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Mono<BrandWrite> revise(
            BrandId id, Precondition precondition, Revision<Brand, BrandDraft> revision, Change change) {
        return changing(id, precondition, (work, current) -> revised(work, current, revision.of(current), change));
    }

    private BrandWrite revised(InMemoryWork work, Brand current, BrandDraft draft, Change change) {
        var duplicate = duplicate(current.id(), draft);
        if (duplicate.isPresent()) {
            return duplicate.get();
        }
        var revised = current.revised(draft, change.at());
        if (revised.differences(current).isEmpty()) {
            return new BrandWrite.Unchanged(current);
        }
        catalogue.keep(work, revised);
        if (!revised.summary().equals(current.summary())) {
            catalogue.statesOf(current.id(), change.at()).forEach(state -> showBrand(work, state, revised, change));
        }
        return new BrandWrite.Revised(revised);
    }

    private void showBrand(InMemoryWork work, ProductState state, Brand brand, Change change) {
        var before = InMemoryCatalogue.product(state);
        var after = before.revised(ProductDraftBuilder.theSameAs(before).build(), brand.summary(), change.at());
        var newState = switch (state) {
            case ProductState.Live _ -> new ProductState.Live(after);
            case ProductState.Deleted(var _, var deletedAt) -> new ProductState.Deleted(after, deletedAt);
        };
        catalogue.keep(
                work,
                newState,
                new ProductVersion(after, ProductVersion.Kind.UPDATED, change, after.differences(before)));
    }

    @Override
    public Mono<BrandWrite> remove(BrandId id, Precondition precondition, Change change) {
        return changing(id, precondition, (work, current) -> {
            if (!catalogue.statesOf(id, change.at()).isEmpty()) {
                return new BrandWrite.InUse();
            }
            catalogue.remove(work, id);
            return new BrandWrite.Removed();
        });
    }

    private interface Step {
        BrandWrite take(InMemoryWork work, Brand current);
    }

    private Mono<BrandWrite> changing(BrandId id, Precondition precondition, Step step) {
        return catalogue.step(work -> catalogue
                .brand(id)
                .<BrandWrite>map(current -> precondition.admits(current.version())
                        ? step.take(work, current)
                        : new BrandWrite.VersionConflict(current.version(), changedAfter(precondition, current)))
                .orElseGet(BrandWrite.Absent::new));
    }

    private Set<BrandField> changedAfter(Precondition precondition, Brand current) {
        var since = precondition.newestNamed(current.version());
        var versions = catalogue.versions(current.id()).toList();
        return IntStream.range(1, versions.size())
                .filter(next -> versions.get(next).version() > since)
                .mapToObj(next -> versions.get(next).differences(versions.get(next - 1)))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }
}
