package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.json.Element;
import io.vitrine.adapter.web.json.Members;
import io.vitrine.domain.catalogue.Attributes;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandReference;
import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.Description;
import io.vitrine.domain.catalogue.ImageUrl;
import io.vitrine.domain.catalogue.Money;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductName;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.shared.InvalidValue;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads a product that an editor sends, and says everything that is wrong with it at once. {@code sku} and {@code name}
 * are required. What is not sent, or is {@code null}, is as follows: no description, no brand, no categories, a price on
 * request, no image, no attributes, and the status {@code active}.
 */
public final class ProductDraftReader {

    /** The members that an editor can send. */
    public static final List<String> MEMBERS =
            List.of("sku", "name", "description", "brand", "categories", "price", "imageUrl", "attributes", "status");

    private ProductDraftReader() {}

    /**
     * Reads a product.
     *
     * @throws io.vitrine.domain.shared.InvalidDocument when it is not valid
     */
    public static ProductDraft read(JsonNode document) {
        var root = Element.root(document);
        return root.readWhole(element -> Optional.of(read(element.members(MEMBERS))))
                .orElseThrow(() -> root.violations().asException());
    }

    private static ProductDraft read(Members members) {
        return read(
                members,
                members.optionalWhole("brand", ProductDraftReader::brand),
                members.optionalWhole("categories", ProductDraftReader::categories),
                members.optionalWhole("price", ProductDraftReader::price));
    }

    /**
     * Reads what every form of a product has in common, for forms that write brand, categories or price in their own way.
     *
     * @param brand empty where there is none, or where it was refused and noted
     * @throws io.vitrine.domain.shared.InvalidDocument when anything in the whole document is not valid
     */
    public static ProductDraft read(
            Members members, Optional<BrandReference> brand, Optional<Categories> categories, Optional<Money> price) {
        var sku = members.required("sku", it -> new Sku(it.text()));
        var name = members.required("name", it -> new ProductName(it.text()));
        var description = members.optional("description", it -> new Description(it.text()));
        var imageUrl = members.optional("imageUrl", it -> new ImageUrl(it.text()));
        var attributes = members.optional("attributes", AttributesReader::read);
        var status = members.optional("status", it -> ProductStatus.parse(it.text()));
        members.violations().refuseIfAny();
        return new ProductDraft(
                sku.orElseThrow(),
                name.orElseThrow(),
                description.orElse(Description.NONE),
                brand.orElse(null),
                categories.orElse(Categories.NONE),
                price.orElse(null),
                imageUrl.orElse(null),
                attributes.orElse(Attributes.NONE),
                status.orElse(ProductStatus.ACTIVE));
    }

    /** Reads {@code {"id":"..."}} or {@code {"slug":"..."}}. */
    public static Optional<BrandReference> brand(Element brand) {
        var members = brand.members(List.of("id", "slug"));
        if (members.has("id") == members.has("slug")) {
            throw new InvalidValue("brand", "takes either an id or a slug");
        }
        return members.has("id")
                ? members.optional("id", it -> new BrandReference.ById(new BrandId(Addresses.uuid(it.text()))))
                : members.optional("slug", it -> new BrandReference.BySlug(new Slug(it.text())));
    }

    /** Reads a path of categories. Each name is read on its own first, so that its place is told. */
    public static Optional<Categories> categories(Element categories) {
        var elements = categories.elements();
        var names = elements.stream()
                .flatMap(element -> element.read(it -> new Categories(List.of(it.text()))).stream())
                .flatMap(one -> one.path().stream())
                .toList();
        return names.size() < elements.size() ? Optional.empty() : Optional.of(new Categories(names));
    }

    /** Reads {@code {"amount":"11745.00","currency":"INR"}}. */
    public static Optional<Money> price(Element price) {
        var members = price.members(List.of("amount", "currency"));
        var amount = members.required("amount", ProductDraftReader::amount);
        var currency = members.required("currency", ProductDraftReader::currency);
        return money(amount, currency, members.get("amount"), members.get("currency"));
    }

    /** Reads the amount of a price. */
    public static BigDecimal amount(Element amount) {
        if (amount.node().isNumber()) {
            throw new InvalidValue("type", "is a number; write it as a string, such as \"11745.00\"");
        }
        return Money.amount(amount.text());
    }

    /** Reads the currency of a price. */
    public static Currency currency(Element currency) {
        return Money.currency(currency.text());
    }

    /**
     * Joins an amount and a currency.
     *
     * @param amountPlace where a refusal of the amount is told
     * @param currencyPlace where a refusal of the currency is told
     */
    public static Optional<Money> money(
            Optional<BigDecimal> amount, Optional<Currency> currency, Element amountPlace, Element currencyPlace) {
        if (amount.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        var place = currency.get().getDefaultFractionDigits() < 0 ? currencyPlace : amountPlace;
        return place.read(_ -> new Money(amount.get(), currency.get()));
    }
}
