package io.vitrine.domain.browse;

import io.vitrine.domain.browse.FilterField.Attribute;
import io.vitrine.domain.browse.FilterField.Standard;
import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.AttributeValue;
import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.Money;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.catalogue.Visibility;
import io.vitrine.domain.shared.InvalidValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The language in which a list of products is asked for: {@code brand=puma&price[gte]=500&currency=INR&sort=-price,name}.
 * A repeated parameter means any of its values, different parameters are joined by <em>and</em>.
 */
public final class FilterLanguage {
    /** The parameter that holds a search. */
    public static final String SEARCH = "q";

    /** The parameter that holds the order. */
    public static final String SORT = "sort";

    private static final Pattern PARAMETER = Pattern.compile("([^\\[\\]]+)(?:\\[([^\\[\\]]*)])?");
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_SEARCH = 500;
    private static final int LONGEST_PREFIX = 100;

    private static final List<SortField> BRAND_SORTS =
            List.of(SortField.NAME, SortField.CREATED_AT, SortField.UPDATED_AT);
    private static final List<SortKey> BY_NAME = List.of(new SortKey(SortField.NAME, false));

    private final List<ParameterProblem> problems = new ArrayList<>();
    private final List<Criterion> criteria = new ArrayList<>();

    private FilterLanguage() {}

    /**
     * What reading a query leads to.
     *
     * @param <Q> the query
     */
    public sealed interface Reading<Q> {
        record Understood<Q>(Q query) implements Reading<Q> {}

        /** All that is wrong, at once. */
        record Refused<Q>(List<ParameterProblem> problems) implements Reading<Q> {}
    }

    /**
     * Reads a query for products.
     *
     * @param parameters decoded names and values; paging and projection are none of its parameters
     */
    public static Reading<ProductQuery> readProducts(Map<String, List<String>> parameters, Visibility visibility) {
        return new FilterLanguage().readProductQuery(parameters, visibility);
    }

    /** Reads a query for brands, which knows {@code q} and {@code sort}. */
    public static Reading<BrandQuery> readBrands(Map<String, List<String>> parameters) {
        return new FilterLanguage().readBrandQuery(parameters);
    }

    /** The names of everything that can be asked, for the message about what cannot. */
    public static String vocabulary() {
        return Arrays.stream(Standard.values()).map(Standard::text).collect(Collectors.joining(", "))
                + ", attr.<name>, q, sort";
    }

    private Reading<BrandQuery> readBrandQuery(Map<String, List<String>> parameters) {
        parameters.keySet().stream()
                .filter(name -> !name.equals(SEARCH) && !name.equals(SORT))
                .forEach(name ->
                        refuse(name, "unknown-parameter", "'" + name + "' cannot be filtered by; there are q, sort"));
        var search = single(parameters, SEARCH).filter(text -> readSearch(text).isPresent());
        var sort = single(parameters, SORT)
                .map(text -> readSort(text, BRAND_SORTS))
                .orElse(List.of());
        return problems.isEmpty()
                ? new Reading.Understood<>(new BrandQuery(search, sort.isEmpty() ? BY_NAME : sort))
                : new Reading.Refused<>(List.copyOf(problems));
    }

    private Reading<ProductQuery> readProductQuery(Map<String, List<String>> parameters, Visibility visibility) {
        parameters.forEach((name, values) -> {
            if (!name.equals(SEARCH) && !name.equals(SORT)) {
                readCriterion(name, values);
            }
        });
        var search = single(parameters, SEARCH).flatMap(this::readSearch);
        var sort = single(parameters, SORT)
                .map(text -> readSort(text, List.of(SortField.values())))
                .orElse(List.of());
        requireSearchForRelevance(search, sort);
        requireOneCurrency(sort);
        if (!problems.isEmpty()) {
            return new Reading.Refused<>(List.copyOf(problems));
        }
        var order = sort.isEmpty() && search.isPresent() ? List.of(new SortKey(SortField.RELEVANCE, false)) : sort;
        return new Reading.Understood<>(new ProductQuery(visibility, search, inFixedOrder(criteria), order));
    }

    private static List<Criterion> inFixedOrder(List<Criterion> criteria) {
        return criteria.stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    private Optional<String> single(Map<String, List<String>> parameters, String name) {
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            refuse(name, "repeated", "'" + name + "' can be given once");
        }
        return values.stream().findFirst();
    }

    private Optional<SearchText> readSearch(String text) {
        if (text.length() > LONGEST_SEARCH) {
            refuse(SEARCH, "too-long", "a search has at most " + LONGEST_SEARCH + " characters");
            return Optional.empty();
        }
        var search = SearchText.parse(text);
        if (search.isEmpty()) {
            refuse(SEARCH, "empty", "a search needs at least one word to find");
            return Optional.empty();
        }
        return Optional.of(search);
    }

    private List<SortKey> readSort(String text, List<SortField> allowed) {
        var steps = new ArrayList<SortKey>();
        var seen = new LinkedHashSet<SortField>();
        for (var step : text.split(",", allowed.size() + 1)) {
            var descending = step.startsWith("-");
            var name = descending ? step.substring(1) : step;
            var field = SortField.named(name).filter(allowed::contains);
            if (field.isEmpty()) {
                var names = allowed.stream().map(SortField::text).collect(Collectors.joining(", "));
                refuse(SORT, "unknown-field", "'" + name + "' cannot be sorted by; use " + names);
            } else if (!seen.add(field.get())) {
                refuse(SORT, "repeated", "'" + name + "' is named twice");
            } else {
                steps.add(new SortKey(field.get(), descending));
            }
        }
        return steps;
    }

    private void requireSearchForRelevance(Optional<SearchText> search, List<SortKey> sort) {
        var relevance =
                sort.stream().filter(key -> key.field() == SortField.RELEVANCE).findFirst();
        if (relevance.isEmpty()) {
            return;
        }
        if (search.isEmpty()) {
            refuse(SORT, "relevance", "'relevance' needs a search in 'q'");
        } else if (sort.size() > 1 || relevance.get().descending()) {
            refuse(SORT, "relevance", "'relevance' stands alone and puts the best first");
        }
    }

    private void requireOneCurrency(List<SortKey> sort) {
        var comparesPrices = sort.stream().anyMatch(key -> key.field() == SortField.PRICE)
                || criteria.stream()
                        .anyMatch(it -> it instanceof Criterion.PriceIn || it instanceof Criterion.PriceCompares);
        var oneCurrency = criteria.stream()
                .anyMatch(it -> it instanceof Criterion.CurrencyIn in
                        && !in.negated()
                        && in.currencies().size() == 1);
        if (comparesPrices && !oneCurrency) {
            refuse("currency", "required", "comparing or sorting prices needs one currency, such as currency=INR");
        }
    }

    private void readCriterion(String parameter, List<String> values) {
        var parts = PARAMETER.matcher(parameter);
        if (!parts.matches()) {
            refuse(parameter, "unknown-parameter", "there is no such parameter; there are " + vocabulary());
            return;
        }
        var field = field(parts.group(1));
        if (field.isEmpty()) {
            refuse(
                    parameter,
                    "unknown-parameter",
                    "'" + parts.group(1) + "' cannot be filtered by; there are " + vocabulary());
            return;
        }
        var operator = parts.group(2) == null
                ? Optional.of(FilterOperator.EQ)
                : FilterOperator.named(parts.group(2)).filter(it -> it != FilterOperator.EQ);
        if (operator.filter(field.get().operators()::contains).isEmpty()) {
            refuse(parameter, "unknown-operator", operatorsOf(field.get()));
        } else if (values.isEmpty()) {
            refuse(parameter, "empty", "'" + parameter + "' needs a value");
        } else if (values.size() > MOST_VALUES) {
            refuse(parameter, "too-many", "has more than " + MOST_VALUES + " values");
        } else if (takesOneValue(operator.get()) && values.size() > 1) {
            refuse(parameter, "repeated", "'" + parameter + "' can be given once");
        } else {
            readValues(parameter, field.get(), operator.get(), values);
        }
    }

    private static String operatorsOf(FilterField field) {
        return "'" + field.text() + "' knows "
                + Arrays.stream(FilterOperator.values())
                        .filter(field.operators()::contains)
                        .map(it -> it == FilterOperator.EQ ? field.text() + "=" : "[" + it.text() + "]")
                        .collect(Collectors.joining(", "));
    }

    private static boolean takesOneValue(FilterOperator operator) {
        return operator.isOrdering() || operator == FilterOperator.EXISTS;
    }

    private static Optional<FilterField> field(String name) {
        if (!name.startsWith(Attribute.PREFIX_TEXT)) {
            return Standard.named(name).map(Function.identity());
        }
        try {
            return Optional.of(new Attribute(new AttributeName(name.substring(Attribute.PREFIX_TEXT.length()))));
        } catch (InvalidValue _) {
            return Optional.empty();
        }
    }

    private void readValues(String parameter, FilterField field, FilterOperator operator, List<String> values) {
        try {
            criteria.add(
                    switch (field) {
                        case Standard standard -> criterion(standard, operator, values);
                        case Attribute attribute -> criterion(attribute.name(), operator, values);
                    });
        } catch (InvalidValue refused) {
            refuse(parameter, refused.code(), refused.detail());
        }
    }

    private static Criterion criterion(Standard field, FilterOperator operator, List<String> values) {
        if (operator == FilterOperator.EXISTS) {
            return new Criterion.Present(field, trueOrFalse(values.getFirst()));
        }
        var negated = operator == FilterOperator.NE;
        return switch (field) {
            case SKU ->
                operator == FilterOperator.PREFIX
                        ? new Criterion.SkuPrefix(each(values, FilterLanguage::prefix))
                        : new Criterion.SkuIn(each(values, FilterLanguage::plainText), negated);
            case BRAND -> new Criterion.BrandIn(each(values, Slug::new), negated);
            case CATEGORY -> new Criterion.CategoryIn(each(values, Categories::parse), negated);
            case CURRENCY -> new Criterion.CurrencyIn(each(values, Money::currency), negated);
            case STATUS -> new Criterion.StatusIn(each(values, ProductStatus::parse), negated);
            case PRICE ->
                operator.isOrdering()
                        ? new Criterion.PriceCompares(operator, Money.amount(values.getFirst()))
                        : new Criterion.PriceIn(each(values, Money::amount), negated);
            case CREATED_AT, UPDATED_AT ->
                operator.isOrdering()
                        ? new Criterion.TimeCompares(field, operator, time(values.getFirst()))
                        : new Criterion.TimeIn(field, each(values, FilterLanguage::time), negated);
        };
    }

    private static Criterion criterion(AttributeName name, FilterOperator operator, List<String> values) {
        return switch (operator) {
            case EQ -> new Criterion.AttributeIn(name, comparable(values), false);
            case NE -> new Criterion.AttributeIn(name, comparable(values), true);
            case PREFIX -> new Criterion.AttributePrefix(name, each(values, FilterLanguage::prefix));
            case EXISTS -> new Criterion.AttributePresent(name, trueOrFalse(values.getFirst()));
            case GT, GTE, LT, LTE -> new Criterion.AttributeCompares(name, operator, number(values.getFirst()));
        };
    }

    private static <T> List<T> each(List<String> values, Function<String, T> reader) {
        return values.stream().distinct().map(reader).toList();
    }

    private static boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue("boolean", "is neither true nor false");
        };
    }

    private static String prefix(String text) {
        if (text.isEmpty() || text.length() > LONGEST_PREFIX) {
            throw new InvalidValue("prefix", "has not 1 to " + LONGEST_PREFIX + " characters");
        }
        return plainText(text);
    }

    private static String plainText(String text) {
        return new AttributeValue.Text(text).value();
    }

    private static Instant time(String text) {
        try {
            var time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9_999) {
                return time.toInstant();
            }
        } catch (DateTimeException _) {
            // refused below, together with years of more or less than four digits
        }
        throw new InvalidValue("time", "is not an RFC 3339 time such as 2026-11-24T10:00:00Z");
    }

    private static BigDecimal number(String text) {
        try {
            if (text.length() <= 40) {
                return new AttributeValue.Number(new BigDecimal(text)).value();
            }
        } catch (NumberFormatException _) {
            // refused below, together with what is too long to be a number here
        }
        throw new InvalidValue("number", "is not a number");
    }

    /** Texts as sent, and numbers also in the form in which they are kept, so that 7.0 finds 7. */
    private static List<String> comparable(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(plainText(value), canonical(value)))
                .distinct()
                .toList();
    }

    private static String canonical(String text) {
        try {
            return number(text).toPlainString();
        } catch (InvalidValue _) {
            return text;
        }
    }

    private void refuse(String parameter, String code, String detail) {
        problems.add(new ParameterProblem(parameter, code, detail));
    }
}
