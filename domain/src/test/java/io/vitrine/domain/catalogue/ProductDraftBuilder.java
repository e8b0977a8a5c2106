package io.vitrine.domain.catalogue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Drafts of products: {@code aProduct().named("Trolley").priced("9.99", "EUR").build()}. Only what matters is said. */
public final class ProductDraftBuilder {
    private Sku sku = new Sku("sku-1");
    private ProductName name = new ProductName("Plain Thing");
    private Description description = Description.NONE;
    private @Nullable BrandReference brand;
    private Categories categories = Categories.NONE;
    private @Nullable Money price;
    private @Nullable ImageUrl imageUrl;
    private final TreeMap<AttributeName, AttributeValue> attributes = new TreeMap<>();
    private ProductStatus status = ProductStatus.ACTIVE;

    private ProductDraftBuilder() {}

    /** An active product with a SKU and a name, and with nothing else. */
    public static ProductDraftBuilder aProduct() {
        return new ProductDraftBuilder();
    }

    /** A product with something in every field but the brand. */
    public static ProductDraftBuilder aCompleteProduct() {
        return aProduct()
                .named("DKNY Unisex Trolley Bag")
                .describedAs("Black,\u00a0with <b>wheels</b> &#38; a lock.\nTwo years of guarantee.")
                .in("Unisex", "Trolley Bag")
                .priced("11745.00", "INR")
                .pictured("https://img.example/10017413.jpg")
                .with("primaryColor", "Black")
                .with("imageCount", 7)
                .with("cabinSize", true)
                .with("tags", List.of("travel", "b\u00e9b\u00e9"));
    }

    /** What an editor would send to leave a product as it is. */
    public static ProductDraftBuilder theSameAs(Product product) {
        var builder = new ProductDraftBuilder();
        builder.sku = product.sku();
        builder.name = product.name();
        builder.description = product.description();
        builder.brand = product.brand() == null
                ? null
                : new BrandReference.ById(product.brand().id());
        builder.categories = product.categories();
        builder.price = product.price();
        builder.imageUrl = product.imageUrl();
        builder.attributes.putAll(product.attributes().values());
        builder.status = product.status();
        return builder;
    }

    public ProductDraftBuilder withSku(String text) {
        sku = new Sku(text);
        return this;
    }

    public ProductDraftBuilder named(String text) {
        name = new ProductName(text);
        return this;
    }

    public ProductDraftBuilder describedAs(String text) {
        description = new Description(text);
        return this;
    }

    public ProductDraftBuilder of(Brand its) {
        return of(new BrandReference.ById(its.id()));
    }

    public ProductDraftBuilder of(BrandReference its) {
        brand = its;
        return this;
    }

    /** As imports name a brand. */
    public ProductDraftBuilder ofBrandNamed(String text) {
        return of(new BrandReference.ByName(new BrandName(text)));
    }

    public ProductDraftBuilder withoutBrand() {
        brand = null;
        return this;
    }

    public ProductDraftBuilder in(String... path) {
        categories = new Categories(Arrays.asList(path));
        return this;
    }

    public ProductDraftBuilder priced(String amount, String currency) {
        price = new Money(Money.amount(amount), Money.currency(currency));
        return this;
    }

    public ProductDraftBuilder pricedOnRequest() {
        price = null;
        return this;
    }

    public ProductDraftBuilder pictured(String url) {
        imageUrl = new ImageUrl(url);
        return this;
    }

    public ProductDraftBuilder with(String attribute, String value) {
        return with(attribute, new AttributeValue.Text(value));
    }

    public ProductDraftBuilder with(String attribute, long value) {
        return with(attribute, new AttributeValue.Number(BigDecimal.valueOf(value)));
    }

    public ProductDraftBuilder with(String attribute, BigDecimal value) {
        return with(attribute, new AttributeValue.Number(value));
    }

    public ProductDraftBuilder with(String attribute, boolean value) {
        return with(attribute, new AttributeValue.Flag(value));
    }

    public ProductDraftBuilder with(String attribute, List<String> values) {
        return with(attribute, new AttributeValue.Texts(values));
    }

    public ProductDraftBuilder with(String attribute, AttributeValue value) {
        attributes.put(new AttributeName(attribute), value);
        return this;
    }

    public ProductDraftBuilder withoutAttributes() {
        attributes.clear();
        return this;
    }

    public ProductDraftBuilder withStatus(ProductStatus its) {
        status = its;
        return this;
    }

    public ProductDraft build() {
        return new ProductDraft(
                sku,
                name,
                description,
                brand,
                categories,
                price,
                imageUrl,
                Attributes.of(Map.copyOf(attributes)),
                status);
    }
}
