package io.vitrine.adapter.r2dbc;

import static java.util.Objects.requireNonNull;

import io.vitrine.domain.browse.FilterLanguage;
import io.vitrine.domain.browse.ProductQuery;
import io.vitrine.domain.catalogue.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Any number of made-up products, and lists of them: common, rare, contradictory, negated, searched and sorted. */
final class MadeUpCatalogue {

    static final List<String> LISTS = List.of(
            "",
            "sort=name",
            "sort=-name",
            "sort=price&currency=EUR",
            "sort=-price,name&currency=EUR",
            "sort=price,-name,createdAt&currency=EUR",
            "sort=price,createdAt&currency=EUR",
            "sort=-price,updatedAt,-name&currency=EUR",
            "sort=createdAt",
            "sort=-createdAt,name",
            "sort=name,-updatedAt",
            "sort=-updatedAt,name",
            "sku=SKU00000777&sort=name",
            "sku[prefix]=SKU000007&sort=name",
            "brand=brand-bobaba-2&sort=name",
            "brand=brand-bobaba-2&brand=brand-tababa-36&sort=name",
            "brand=brand-tababa-36&sort=-updatedAt",
            "brand=brand-godebe-1892&sort=-price&currency=EUR",
            "brand[ne]=brand-bobaba-2&sort=name",
            "brand[exists]=false&sort=name",
            "category=Women&sort=name",
            "category=Home/Party/Coat&sort=-createdAt",
            "status=draft&sort=name",
            "status[ne]=active&sort=-createdAt",
            "currency[ne]=EUR&currency[ne]=USD&sort=name",
            "price[gte]=100&price[lt]=101&currency=EUR&sort=name",
            "price[gt]=1000&currency=EUR&sort=price",
            "price[lt]=1&currency=EUR&sort=name",
            "price[exists]=false&sort=name",
            "createdAt[gte]=2026-01-01T00:05:00Z&createdAt[lt]=2026-01-01T00:06:00Z&sort=name",
            "attr.primaryColor=Black&sort=name",
            "attr.primaryColor=Rust&attr.gender=Home&sort=name",
            "attr.primaryColor=Rust&attr.gender=Home&category=Home/Party&price[gt]=1000&currency=EUR&sort=-price,name",
            "attr.gender=Men&category=Women&sort=name",
            "attr.gender=Men&attr.gender[ne]=Men&sort=name",
            "attr.gender[exists]=false&sort=name",
            "attr.gender[ne]=Women&attr.gender[ne]=Men&sort=name",
            "attr.signedBy[exists]=true&sort=-name",
            "attr.signedBy[prefix]=artist&sort=name",
            "attr.primaryColor[prefix]=B&sort=-updatedAt",
            "attr.weight[gt]=2900&sort=name",
            "attr.weight[gt]=100&sort=name",
            "attr.batch=B77&sort=name",
            "q=women black",
            "q=gobaba sandals",
            "q=vadobe baravadeba",
            "q=gobaba sandels",
            "q=gobaba xqzwvk",
            "q=\"gobaba sandals\" -black",
            "q=women dress&sort=price&currency=EUR",
            "q=vadobe&category=Men&sort=name");

    static final List<String> BEGINNINGS = List.of("t", "gob", "women bl", "zz", "gobb");

    private MadeUpCatalogue() {}

    /** Empties the catalogue and fills it. */
    static void fill(TestDatabase database, int products) {
        try (var script = requireNonNull(MadeUpCatalogue.class.getResourceAsStream("/made-up-catalogue.sql"))) {
            database.empty();
            database.execute("SET vitrine.products = " + products + ";\n"
                    + new String(script.readAllBytes(), StandardCharsets.UTF_8));
            database.execute("VACUUM ANALYZE");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProductQuery query(String text) {
        var parameters = new LinkedHashMap<String, List<String>>();
        Stream.of(text.split("&", -1)).filter(parameter -> !parameter.isEmpty()).forEach(parameter -> {
            var parts = parameter.split("=", 2);
            parameters.merge(
                    parts[0],
                    List.of(parts[1]),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        });
        return switch (FilterLanguage.readProducts(parameters, Visibility.PUBLIC)) {
            case FilterLanguage.Reading.Understood<ProductQuery>(var query) -> query;
            case FilterLanguage.Reading.Refused<ProductQuery>(var problems) ->
                throw new IllegalArgumentException(text + ": " + problems);
        };
    }
}
