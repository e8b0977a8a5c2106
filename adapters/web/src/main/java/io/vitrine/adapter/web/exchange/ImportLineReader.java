package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.catalogue.ProductDraftReader;
import io.vitrine.adapter.web.json.Element;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.json.MalformedJson;
import io.vitrine.adapter.web.json.Members;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.BrandReference;
import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.Money;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the lines of an import: products as in requests, with some freedom. The brand may be a name, the price two flat members
 * {@code price} and {@code currency}, and {@code categories} may be called {@code category}. A line of an export is understood
 * too: what the service itself sets is not looked at, and the brand is the one of that name.
 */
final class ImportLineReader {

    private static final List<String> SET_BY_THE_SERVICE = List.of("id", "slug", "version", "createdAt", "updatedAt");
    private static final List<String> MEMBERS = Stream.of(
                    ProductDraftReader.MEMBERS, List.of("category", "currency"), SET_BY_THE_SERVICE)
            .flatMap(List::stream)
            .toList();

    private final Json json;

    ImportLineReader(Json json) {
        this.json = json;
    }

    /** The product that the line is, or everything that is wrong with it. */
    ImportLine read(SentLine sent) {
        return switch (sent) {
            case SentLine.Whole(var number, var text) -> read(number, text);
            case SentLine.Flawed(var number, var text, var flaw) ->
                new ImportLine.Rejected(number, List.of(flaw), text);
        };
    }

    private ImportLine read(long number, String text) {
        try {
            return new ImportLine.Accepted(number, draft(Element.root(json.read(text))), text);
        } catch (MalformedJson broken) {
            var flaw = new Violation("", "malformed", broken.detail());
            return new ImportLine.Rejected(number, List.of(flaw), text);
        } catch (InvalidDocument refused) {
            return new ImportLine.Rejected(number, refused.violations(), text);
        }
    }

    private static ProductDraft draft(Element line) {
        return line.readWhole(it -> Optional.of(draft(it.members(MEMBERS))))
                .orElseThrow(() -> line.violations().asException());
    }

    private static ProductDraft draft(Members line) {
        return ProductDraftReader.read(
                line, line.optionalWhole("brand", ImportLineReader::brand), categories(line), price(line));
    }

    private static Optional<BrandReference> brand(Element brand) {
        if (brand.node().isString()) {
            return Optional.of(new BrandReference.ByName(new BrandName(brand.text())));
        }
        return brand.node().hasNonNull("name") ? brandAsExported(brand) : ProductDraftReader.brand(brand);
    }

    private static Optional<BrandReference> brandAsExported(Element brand) {
        return brand.members(List.of("id", "slug", "name"))
                .required("name", name -> new BrandReference.ByName(new BrandName(name.text())));
    }

    private static Optional<Categories> categories(Members line) {
        if (line.has("category") && line.has("categories")) {
            line.get("category").refuse("repeated", "is 'categories' by another name: send one of them");
        }
        var name = line.has("category") ? "category" : "categories";
        return line.optionalWhole(name, ProductDraftReader::categories);
    }

    private static Optional<Money> price(Members line) {
        return line.get("price").node().isObject() ? priceAsObject(line) : flatPrice(line);
    }

    private static Optional<Money> priceAsObject(Members line) {
        if (line.has("currency")) {
            line.get("currency").refuse("repeated", "stands in the price where that is an object");
        }
        return line.optionalWhole("price", ProductDraftReader::price);
    }

    /** A currency without a price is a price on request. */
    private static Optional<Money> flatPrice(Members line) {
        var amount = line.optional("price", ProductDraftReader::amount);
        var currency = line.has("price")
                ? line.required("currency", ProductDraftReader::currency)
                : line.optional("currency", ProductDraftReader::currency);
        return ProductDraftReader.money(amount, currency, line.get("price"), line.get("currency"));
    }
}
