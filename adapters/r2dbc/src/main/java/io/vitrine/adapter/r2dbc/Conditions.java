package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.vitrine.adapter.r2dbc.Condition.OnAttributes;
import io.vitrine.adapter.r2dbc.Condition.OnColumn;
import io.vitrine.adapter.r2dbc.Condition.OnTerms;
import io.vitrine.adapter.r2dbc.Condition.Share;
import io.vitrine.domain.browse.Criterion;
import io.vitrine.domain.browse.ProductQuery;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.catalogue.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All the conditions on the products of a list: as tests of one product after the other, and as a question to the
 * indexes.
 */
final class Conditions {

    private static final String ACTIVE = Lexemes.any(List.of(ProductTerms.status(ProductStatus.ACTIVE)));

    /** Each takes some time to begin a walk with. */
    private static final int MOST_HEADS = 20;

    private final List<Criterion> criteria;
    private final List<Condition> conditions;
    private final Visibility visibility;
    private final Optional<Sql> search;

    /** @param search the condition that the search makes, if there is one */
    Conditions(ProductQuery query, Optional<Sql> search) {
        this.criteria = query.criteria();
        this.visibility = query.visibility();
        this.conditions = criteria.stream()
                .flatMap(criterion -> condition(criterion, visibility))
                .toList();
        this.search = search;
    }

    /** Who sees active products only need not be asked whether they want those: they want them, or nothing. */
    private static Stream<Condition> condition(Criterion criterion, Visibility visibility) {
        if (visibility == Visibility.PUBLIC && criterion instanceof Criterion.StatusIn(var statuses, var negated)) {
            return statuses.contains(ProductStatus.ACTIVE) != negated ? Stream.empty() : Stream.of(Condition.NONE);
        }
        return Stream.of(Condition.of(criterion));
    }

    /** The least share of all products that one of the conditions may leave. */
    Share share() {
        var least =
                conditions.stream().map(Condition::share).min(Share::compareTo).orElse(Share.MOST);
        return search.isPresent() && least == Share.MOST ? Share.SOME : least;
    }

    /** Whether every product is in the list. */
    boolean isEmpty() {
        return conditions.isEmpty() && search.isEmpty() && visibility == Visibility.EVERYTHING;
    }

    /** The product is there, and may be seen. */
    static Sql listed(Visibility visibility) {
        return sql(
                switch (visibility) {
                    case PUBLIC -> "product.deleted_at IS NULL AND product.status = 'active'";
                    case EVERYTHING -> "product.deleted_at IS NULL";
                });
    }

    /** Tests one product. */
    Sql test() {
        var tests = columnTests();
        onTerms(termsOf(conditions)).ifPresent(tests::add);
        conditions.forEach(condition -> {
            if (condition instanceof OnAttributes attributes) {
                tests.add(attributes.test());
            }
        });
        search.ifPresent(tests::add);
        return Sql.all(tests);
    }

    /** Finds the products, in whatever way the planner thinks best. */
    Sql matching() {
        return found(termsOf(conditions));
    }

    /** Finds the products through the indexes on the conditions. */
    Sql lookup() {
        var terms = termsOf(conditions);
        if (share() == Share.MOST) {
            // An index finds what is not there only among what is.
            terms.addFirst(visibility == Visibility.PUBLIC ? ACTIVE : ProductTerms.OF_ANY_STATUS);
        }
        return found(terms);
    }

    private Sql found(List<String> terms) {
        var tests = columnTests();
        onTerms(terms).ifPresent(tests::add);
        conditions.forEach(condition -> {
            if (condition instanceof OnAttributes attributes) {
                tests.add(attributes.lookup());
            }
        });
        search.ifPresent(tests::add);
        return Sql.all(tests);
    }

    /**
     * Those conditions that the index of an order begins with, so that a walk begins and ends in the right place. Where one
     * of several may hold, each is a walk of its own.
     */
    List<Sql> heads(Order order) {
        var leading = new ArrayList<Sql>();
        leading.add(sql("product.deleted_at IS NULL"));
        for (var condition : conditions) {
            if (condition instanceof OnColumn(var column, var test, var share)
                    && share == Share.SOME
                    && order.isIndexedWith(column)) {
                leading.add(test);
            }
        }
        var brands = order.isIndexedWith("brand_id") ? brands() : List.<String>of();
        return brands.isEmpty()
                ? List.of(Sql.all(leading))
                : brands.stream()
                        .map(slug -> Sql.all(leading)
                                .then(sql(" AND product.brand_id = (SELECT id FROM brand WHERE slug = ?)", slug)))
                        .toList();
    }

    /** The windows of time or prices that the conditions leave, of which another order than this has an index. */
    List<Sql> windows(Order order) {
        return Stream.of(List.of("created_at"), List.of("updated_at"), List.of("amount", "currency"))
                .filter(columns -> !order.isIndexedWith(columns.getFirst()))
                .filter(columns ->
                        columns.stream().allMatch(column -> !ranges(column).isEmpty()))
                .map(columns -> Stream.concat(
                                Stream.of(sql("product.deleted_at IS NULL")),
                                columns.stream().flatMap(column -> ranges(column).stream()))
                        .toList())
                .map(Sql::all)
                .toList();
    }

    private List<Sql> ranges(String column) {
        return conditions.stream()
                .<Sql>mapMulti((condition, found) -> {
                    if (condition instanceof OnColumn(var of, var test, var share)
                            && of.equals(column)
                            && share == Share.SOME) {
                        found.accept(test);
                    }
                })
                .toList();
    }

    /** Those that are asked for, if they are few. */
    private List<String> brands() {
        return criteria.stream()
                .<List<String>>mapMulti((criterion, found) -> {
                    if (criterion instanceof Criterion.BrandIn(var slugs, var negated) && !negated) {
                        found.accept(slugs.stream().distinct().map(Slug::value).toList());
                    }
                })
                .filter(slugs -> slugs.size() <= MOST_HEADS)
                .findFirst()
                .orElse(List.of());
    }

    private ArrayList<Sql> columnTests() {
        var tests = new ArrayList<Sql>();
        tests.add(listed(visibility));
        conditions.forEach(condition -> {
            if (condition instanceof OnColumn column) {
                tests.add(column.test());
            }
        });
        return tests;
    }

    private static ArrayList<String> termsOf(List<Condition> conditions) {
        var terms = new ArrayList<String>();
        conditions.forEach(condition -> {
            if (condition instanceof OnTerms onTerms) {
                terms.add(onTerms.query());
            }
        });
        return terms;
    }

    private static Optional<Sql> onTerms(List<String> terms) {
        return terms.isEmpty()
                ? Optional.empty()
                : Optional.of(sql("product.terms @@ ?::tsquery", terms.stream().collect(Collectors.joining(" & "))));
    }
}
