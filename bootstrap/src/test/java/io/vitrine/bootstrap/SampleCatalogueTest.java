package io.vitrine.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.Description;
import io.vitrine.domain.catalogue.Money;
import io.vitrine.domain.catalogue.ProductName;
import io.vitrine.domain.catalogue.Sku;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample is worth a look: it has something of everything that the catalogue can hold. */
class SampleCatalogueTest {
    private final List<JsonNode> products = read();

    @Test
    void every_line_is_a_product_that_the_domain_accepts() {
        assertThat(products).hasSizeBetween(300, 500).allSatisfy(product -> {
            var _ = new Sku(product.get("sku").stringValue());
            var _ = new ProductName(product.get("name").stringValue());
            var _ = new Description(product.path("description").stringValue(""));
            var _ = new Categories(product.get("category")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .toList());
            product.path("attributes").propertyNames().forEach(AttributeName::new);
            if (product.has("price")) {
                var _ = new Money(
                        Money.amount(product.get("price").stringValue()),
                        Money.currency(product.get("currency").stringValue()));
            }
        });
    }

    @Test
    void no_two_products_share_a_sku() {
        assertThat(texts("sku")).doesNotHaveDuplicates();
    }

    @Test
    void some_names_and_some_prices_are_shared() {
        assertThat(new HashSet<>(texts("name"))).hasSizeLessThan(products.size());
        assertThat(new HashSet<>(texts("price"))).hasSizeLessThan(products.size() / 2);
    }

    @Test
    void currencies_have_none_two_and_three_decimals() {
        assertThat(texts("currency")).contains("EUR", "USD", "GBP", "INR", "JPY", "KWD");
    }

    @Test
    void some_have_no_price_no_brand_and_no_description() {
        assertThat(products)
                .anyMatch(product -> !product.has("price"))
                .anyMatch(product -> !product.has("brand"))
                .anyMatch(product -> !product.has("description"))
                .anyMatch(product -> product.path("description").stringValue("").length() > 2_000);
    }

    @Test
    void some_are_drafts_and_some_are_archived() {
        assertThat(texts("status")).contains("draft", "archived");
    }

    @Test
    void brands_are_named_in_several_scripts() {
        assertThat(texts("brand")).contains("No. 9 Press", "Atelier Nøkken", "京月堂", "Мастерская Луна", "دار الورق");
    }

    @Test
    void categories_are_nested_and_attributes_are_of_every_type() {
        var attributes = products.stream()
                .flatMap(product -> product.path("attributes").valueStream())
                .toList();

        assertThat(products).anyMatch(product -> product.get("category").size() == 3);
        assertThat(attributes)
                .anyMatch(JsonNode::isString)
                .anyMatch(JsonNode::isNumber)
                .anyMatch(JsonNode::isBoolean)
                .anyMatch(JsonNode::isArray);
    }

    private List<String> texts(String member) {
        return products.stream()
                .filter(product -> product.has(member))
                .map(product -> product.get(member).stringValue())
                .toList();
    }

    private static List<JsonNode> read() {
        var json = JsonMapper.shared();
        try (var lines = new ClassPathResource("sample/catalogue.ndjson")
                .getContentAsString(UTF_8)
                .lines()) {
            return lines.map(json::readTree).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
