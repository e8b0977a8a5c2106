package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.ProductId;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what the triggers of the catalogue tell: a transaction, what kind of rows it changed, and which. */
final class ChangeNotices {

    private static final String ALL = "*";

    private ChangeNotices() {}

    static CatalogueChange change(String notice) {
        var parts = notice.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("No notice of a change: " + notice);
        }
        var at = Long.parseLong(parts[0]);
        if (parts[2].equals(ALL)) {
            return new CatalogueChange.OfEverything(at);
        }
        return switch (parts[1]) {
            case "product" -> new CatalogueChange.OfProducts(ids(parts[2], ProductId::new), at);
            case "brand" -> new CatalogueChange.OfBrands(ids(parts[2], BrandId::new), at);
            default -> new CatalogueChange.OfEverything(at);
        };
    }

    private static <I> Set<I> ids(String list, Function<UUID, I> id) {
        return Arrays.stream(list.split(",", -1)).map(UUID::fromString).map(id).collect(Collectors.toUnmodifiableSet());
    }
}
