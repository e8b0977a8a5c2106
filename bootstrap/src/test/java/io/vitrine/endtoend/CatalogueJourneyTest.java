package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.benchmark.GeneratedCatalogue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What somebody does who meets the service for the first time. */
class CatalogueJourneyTest {

    private final Vitrine vitrine = Vitrine.empty();

    @BeforeEach
    void a_catalogue_of_a_thousand_products() {
        var lines = LongStream.range(0, 1_000)
                .mapToObj(GeneratedCatalogue::line)
                .collect(Collectors.joining("\n", "", "\n"));

        var imported = vitrine.upload(lines);

        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        assertThat(imported.json().path("created").asInt()).isEqualTo(1_000);
        assertThat(imported.header("Location"))
                .isEqualTo("/api/v1/imports/" + imported.json().path("id").asString());
    }

    @Test
    void every_product_is_met_once_by_following_the_links() {
        var met = new ArrayList<String>();

        var path = "/api/v1/products?currency=INR&sort=-price,name&size=100";
        while (!path.isEmpty()) {
            var page = vitrine.get(path);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().path("items").forEach(item -> met.add(item.path("id").asString()));
            path = page.header("Link").replaceFirst("^(?:.*, )?<([^>]*)>; rel=\"next\".*$|^.*$", "$1");
        }

        var all =
                vitrine.get("/api/v1/products?currency=INR&size=1&count=exact").json();
        assertThat(met).hasSize(all.path("page").path("total").asInt());
        assertThat(new HashSet<>(met)).hasSameSizeAs(met);
    }

    @Test
    void the_parts_of_a_shop_page_come_in_one_answer() {
        var answer = vitrine.get("/api/v1/products?category=Women&price%5Bgte%5D=500&price[lt]=2000&currency=INR"
                + "&attr.primaryColor=Black&attr.primaryColor=Blue&sort=price&fields=id,sku,name,price&size=5"
                + "&facets=brand,category,price,attr.primaryColor");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var page = answer.json();
        assertThat(page.path("items"))
                .isNotEmpty()
                .allSatisfy(item ->
                        assertThat(item.propertyNames()).containsExactlyInAnyOrder("id", "sku", "name", "price"));
        assertThat(page.path("facets").propertyNames())
                .containsExactlyInAnyOrder("brand", "category", "price", "attr.primaryColor");
        assertThat(page.path("facets").path("attr.primaryColor"))
                .as("a facet ignores its own filter")
                .hasSizeGreaterThan(2);
    }

    @Test
    void a_search_finds_what_is_misspelled_and_says_where_it_matched() {
        var found = vitrine.get("/api/v1/products?q=troley%20creme&highlight=true&size=3")
                .json();

        assertThat(found.path("items")).isNotEmpty().allSatisfy(item -> {
            assertThat(item.path("name").asString()).contains("Trolley").contains("Crème");
            assertThat(item.path("matches")).isNotEmpty();
        });
    }

    @Test
    void an_export_holds_everything_and_says_so_in_its_last_line() {
        var lines = vitrine.get("/api/v1/products", "Accept", "application/x-ndjson")
                .body()
                .lines()
                .map(Vitrine.JSON::readTree)
                .toList();

        assertThat(lines).hasSize(1_001);
        assertThat(lines.getLast().path("$end").path("count").asInt()).isEqualTo(1_000);
    }

    @Test
    void an_export_can_be_imported_as_it_is() {
        var exported = vitrine.get("/api/v1/products", "Accept", "application/x-ndjson")
                .body();

        var imported = vitrine.upload(exported).json();

        assertThat(imported.path("read").asInt()).isEqualTo(1_000);
        assertThat(imported.path("unchanged").asInt()).isEqualTo(1_000);
    }

    @Test
    void a_product_is_changed_deleted_and_brought_back() {
        var path = "/api/v1/products/" + anyProduct().path("id").asString();
        var read = vitrine.get(path);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");

        var priced =
                vitrine.patch(path, "{\"price\":{\"amount\":\"9999.00\",\"currency\":\"INR\"}}", "If-Match", "\"1\"");
        assertThat(priced.status()).as(priced.body()).isEqualTo(200);
        assertThat(priced.header("ETag")).isEqualTo("\"2\"");

        var late = vitrine.patch(path, "{\"name\":\"Too late\"}", "If-Match", "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().path("currentVersion").asInt()).isEqualTo(2);
        assertThat(late.json().path("changedFields"))
                .extracting(JsonNode::asString)
                .containsExactly("price");

        assertThat(vitrine.get(path, "If-None-Match", "\"2\"").status()).isEqualTo(304);
        assertThat(vitrine.delete(path).status()).isEqualTo(428);
        assertThat(vitrine.delete(path, "If-Match", "*").status()).isEqualTo(204);
        assertThat(vitrine.get(path).code()).isEqualTo("deleted");

        var restored = vitrine.post(path + "/restore", "");
        assertThat(restored.status()).as(restored.body()).isEqualTo(200);
        assertThat(restored.json().path("version").asInt()).isEqualTo(4);
        assertThat(vitrine.send(vitrine.request(path + "/versions")).json().path("items"))
                .extracting(version -> version.path("version").asInt())
                .containsExactly(4, 3, 2, 1);
    }

    @Test
    void importing_the_same_lines_again_changes_nothing() {
        var line = GeneratedCatalogue.line(7);

        var again = vitrine.upload(line + "\n").json();

        assertThat(again.path("unchanged").asInt()).isEqualTo(1);
        assertThat(again.path("updated").asInt()).isZero();
    }

    private JsonNode anyProduct() {
        return vitrine.get("/api/v1/products?size=1").json().path("items").path(0);
    }
}
