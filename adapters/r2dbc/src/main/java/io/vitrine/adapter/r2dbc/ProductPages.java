package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.adapter.r2dbc.ProductList.Run;
import io.vitrine.adapter.r2dbc.Slices.Listed;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.Position;
import io.vitrine.domain.browse.Slice;
import io.vitrine.domain.catalogue.Product;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads parts of ordered lists at a cost that has a bound.
 *
 * <p>First it <em>walks</em>: it takes a stretch of the order's index and tests its products one by one. That fills a page
 * wherever the conditions leave more than one product in a hundred. Where they do not, few products fulfil them, and it
 * <em>looks up</em> these few through the indexes on the conditions and sorts them. Neither way
 * trusts an estimate; one is only asked whether a longer walk is worth its while after a short one found nothing.
 */
final class ProductPages {

    /** A walk goes on if it found half of the page. */
    private static final int WORTH_ANOTHER = 2;

    private final DatabaseClient client;
    private final Stretches stretches;

    ProductPages(DatabaseClient client, Stretches stretches) {
        this.client = client;
        this.stretches = stretches;
    }

    Mono<Slice<Product>> slice(ProductList list, PageRequest request) {
        return Slices.read(request, (backwards, after, most) -> {
            var directed = backwards ? list.reversed() : list;
            return read(after.map(directed::runsFrom).orElse(directed.runs()), after, most);
        });
    }

    /** The next products of the runs, no more than so many; fewer only at the end. */
    private Mono<List<Listed<Product>>> read(List<Run> runs, Optional<Position> after, int most) {
        if (runs.isEmpty()) {
            return Mono.just(List.of());
        }
        var run = runs.getFirst();
        var rest = runs.subList(1, runs.size());
        var statements = new ProductStatements(run.conditions(), run.order(), after.map(run::inner));
        return walks(run, most)
                .flatMap(walks -> read(run, statements, most, walks))
                .flatMap(found -> found.size() == most || rest.isEmpty()
                        ? Mono.just(found)
                        : read(rest, Optional.empty(), most - found.size()).map(more -> concatenated(found, more)));
    }

    /**
     * A walk over so many products.
     *
     * @param isGlance whether one that finds nothing may be a sign that few products fulfil the conditions
     */
    private record Walk(int stretch, boolean isGlance) {
        static Walk over(int stretch) {
            return new Walk(stretch, false);
        }
    }

    /** The walks before something is looked up. */
    private Mono<List<Walk>> walks(Run run, int most) {
        if (run.conditions().isEmpty()) {
            return Mono.just(List.of(Walk.over(most)));
        }
        return switch (run.conditions().share()) {
            case FEW -> Mono.just(List.of());
            case SOME ->
                smallestWindow(run).map(products -> {
                    if (products <= stretches.few()) {
                        return List.of();
                    }
                    var usual = run.readsDescriptions() ? stretches.ofDescriptions() : stretches.usual();
                    return List.of(new Walk(stretches.glance(), true), Walk.over(usual));
                });
            case MOST -> Mono.just(List.of(Walk.over(stretches.usual()), Walk.over(stretches.ofWhatIsNot())));
        };
    }

    private Mono<Long> smallestWindow(Run run) {
        var countless = stretches.few() + 1;
        return Flux.fromIterable(run.conditions().windows(run.order()))
                .concatMap(window -> ProductStatements.counted(window, countless)
                        .on(client)
                        .map(row -> Columns.number(row, "products"))
                        .one())
                .reduce((long) countless, Math::min);
    }

    private Mono<List<Listed<Product>>> read(Run run, ProductStatements statements, int most, List<Walk> walks) {
        if (walks.isEmpty()) {
            return statements
                    .lookup(most)
                    .on(client)
                    .map(row -> listed(row, run))
                    .all()
                    .collectList();
        }
        var walk = walks.getFirst();
        var others = walks.subList(1, walks.size());
        return walked(statements, run, walk.stretch(), most).flatMap(walked -> {
            var found = walked.found();
            if (found.size() == most || walked.end().isEmpty()) {
                return Mono.just(found);
            }
            var rest = statements.from(walked.end().get());
            if (walk.isGlance() && found.isEmpty()) {
                return expected(run, walked.all())
                        .filter(share -> share * stretches.usual() < 1)
                        .flatMap(_ -> rare(run, rest, most))
                        .switchIfEmpty(Mono.defer(() -> read(run, rest, most, others)));
            }
            var next = !walk.isGlance() && isWorthAnother(found.size(), most) ? walks : others;
            return read(run, rest, most - found.size(), next).map(more -> concatenated(found, more));
        });
    }

    /** The share of all products that fulfils the conditions, as the planner estimates it: a hint, and no more. */
    private Mono<Double> expected(Run run, long all) {
        return Estimates.of(run.conditions().matching())
                .on(client)
                .map(Estimates::rows)
                .one()
                .map(fulfilling -> (double) fulfilling / Math.max(1, all));
    }

    /** Looks up what follows, if that is a few products only; else empty. */
    private Mono<List<Listed<Product>>> rare(Run run, ProductStatements statements, int most) {
        return statements
                .rare(most, stretches.rare())
                .on(client)
                .map(row -> new Candidate(listed(row, run), Columns.number(row, "candidates")))
                .all()
                .collectList()
                .filter(page -> page.isEmpty() || page.getFirst().among() <= stretches.rare())
                .map(page -> page.stream().map(Candidate::product).toList());
    }

    private record Candidate(Listed<Product> product, long among) {}

    /** Whether a walk that found so many promises the rest within a few more. */
    private static boolean isWorthAnother(int found, int most) {
        return found * WORTH_ANOTHER >= most;
    }

    /**
     * What a walk led to.
     *
     * @param end where it ended; empty when the order ended before
     * @param all how many products there are, as far as the planner knows; 0 where there was none to tell it
     */
    private record Walked(List<Listed<Product>> found, Optional<Position> end, long all) {}

    private record Tested(Listed<Product> product, boolean fits, long place, long all) {}

    private Mono<Walked> walked(ProductStatements statements, Run run, int stretch, int most) {
        return statements
                .walk(stretch, most)
                .on(client)
                .map(row -> new Tested(
                        listed(row, run),
                        Columns.flag(row, "fits"),
                        Columns.number(row, "place"),
                        Columns.number(row, "all_products")))
                .all()
                .collectList()
                .map(tested -> new Walked(
                        tested.stream()
                                .filter(Tested::fits)
                                .map(Tested::product)
                                .toList(),
                        tested.stream()
                                .filter(it -> it.place() == stretch)
                                .map(it -> run.inner(it.product().position()))
                                .findFirst(),
                        tested.isEmpty() ? 0 : tested.getFirst().all()));
    }

    private static Listed<Product> listed(Readable row, Run run) {
        return new Listed<>(ProductRows.product(row), run.outer(run.order().position(row)));
    }

    private static List<Listed<Product>> concatenated(List<Listed<Product>> some, List<Listed<Product>> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
