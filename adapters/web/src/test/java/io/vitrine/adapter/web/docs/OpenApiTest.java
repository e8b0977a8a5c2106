package io.vitrine.adapter.web.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.adapter.web.catalogue.ProductDraftReader;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.Description;
import io.vitrine.domain.catalogue.ImageUrl;
import io.vitrine.domain.catalogue.ProductName;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.shared.InvalidValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    private static final WebFixture WEB = WebFixture.started();
    private static final Contract CONTRACT = Contract.of(WEB);
    private static final JsonNode DOCUMENT = CONTRACT.document();

    @AfterAll
    static void close() {
        WEB.close();
    }

    @Test
    void the_document_is_valid_openapi() throws IOException {
        try (var schema = Objects.requireNonNull(getClass().getResourceAsStream("openapi-3.1.schema.json"))) {
            var openApi = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Contract.JSON.readTree(schema));

            assertThat(openApi.validate(DOCUMENT)).isEmpty();
        }
    }

    @Test
    void its_schemas_are_valid_schemas() {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(all("schema").flatMap(it -> schema.validate(it).stream())).isEmpty();
        assertThat(DOCUMENT.at("/components/schemas").valueStream().flatMap(it -> schema.validate(it).stream()))
                .isEmpty();
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(all("$ref").map(JsonNode::asString))
                .isNotEmpty()
                .allMatch(reference -> !DOCUMENT.at(reference.substring(1)).isMissingNode());
    }

    @Test
    void everything_that_is_shared_is_used() {
        var used = all("$ref").map(JsonNode::asString).collect(toSet());
        var shared = new ArrayList<String>();
        DOCUMENT.path("components").forEachEntry((section, parts) -> {
            if (!section.equals("securitySchemes")) {
                parts.propertyNames().forEach(name -> shared.add("#/components/" + section + "/" + name));
            }
        });

        assertThat(used).containsAll(shared);
    }

    @Test
    void an_operation_that_nobody_documented_is_not_served() {
        assertThatThrownBy(() -> OpenApi.of(List.of())).hasMessageContaining("GET /api/v1/products");
    }

    @Test
    void operations_have_names_of_their_own() {
        var names = CONTRACT.operations().stream().map(Contract.Described::id).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void everything_has_a_description() {
        assertThat(CONTRACT.operations())
                .allMatch(it -> it.operation().path("description").asString("").endsWith("."))
                .allMatch(it -> !it.operation().path("summary").asString("").isEmpty());
        assertThat(DOCUMENT.at("/components/parameters").valueStream())
                .allMatch(it -> it.path("description").asString("").endsWith("."));
        assertThat(DOCUMENT.at("/components/schemas").valueStream())
                .allMatch(it -> it.path("description").asString("").endsWith("."));
    }

    /** Bodies, answers and problems: all that is shown as an example would pass. */
    @Test
    void every_example_is_one() {
        var media = all("content").flatMap(JsonNode::valueStream).toList();

        assertThat(media).hasSizeGreaterThan(40).allMatch(it -> examples(it).count() > 0);
        assertThat(media.stream().flatMap(it -> examples(it).flatMap(example -> violations(it, example).stream())))
                .isEmpty();
    }

    @Test
    void every_example_of_an_address_is_one() {
        var wrong = DOCUMENT.at("/components/parameters")
                .valueStream()
                .filter(it -> it.has("example"))
                .flatMap(it -> CONTRACT.violationsOf(it.path("schema"), it.path("example")));

        assertThat(wrong).isEmpty();
    }

    @Test
    void what_can_be_sent_is_what_is_read() {
        assertThat(DOCUMENT.at("/components/schemas/ProductDraft/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(ProductDraftReader.MEMBERS);
        assertThat(DOCUMENT.at("/components/schemas/ProductPatch/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(ProductDraftReader.MEMBERS);
        assertThat(DOCUMENT.at("/components/schemas/BrandDraft/properties").propertyNames())
                .containsExactlyInAnyOrder("name", "slug", "description", "logoUrl");
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                limit("ProductDraft/properties/sku", Sku::new, ""),
                limit("ProductDraft/properties/name", ProductName::new, ""),
                limit("ProductDraft/properties/description", Description::new, ""),
                limit("ProductDraft/properties/imageUrl", ImageUrl::new, "https://images.example/"),
                limit("BrandDraft/properties/name", BrandName::new, ""),
                limit("BrandDraft/properties/slug", Slug::new, ""));
    }

    private static Arguments limit(String place, Consumer<String> reader, String beginning) {
        return Arguments.of(place, reader, beginning);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lengths")
    void a_length_in_the_document_is_the_one_that_is_asked_for(
            String place, Consumer<String> reader, String beginning) {
        var longest = DOCUMENT.at("/components/schemas/" + place + "/maxLength").asInt();
        var text = beginning + "x".repeat(longest - beginning.length());

        reader.accept(text);
        assertThatThrownBy(() -> reader.accept(text + "x")).isInstanceOf(InvalidValue.class);
    }

    /** Whoever signs in has no token yet, but may have to verify an address first. */
    @Test
    void only_what_not_everybody_may_do_needs_a_token() {
        var outcomes = CONTRACT.documentedOutcomes();
        for (var it : CONTRACT.operations()) {
            var everybody = it.operation().path("security").valueStream().anyMatch(JsonNode::isEmpty);
            var forbidden =
                    outcomes.contains(it.id() + " 403 forbidden") && !it.id().startsWith("login");

            assertThat(everybody).as(it.id()).isNotEqualTo(forbidden);
        }
    }

    @Test
    void where_a_token_is_not_looked_at_it_is_not_refused_either() {
        var outcomes = CONTRACT.documentedOutcomes();
        for (var it : CONTRACT.operations()) {
            var token = it.operation().path("security").valueStream().anyMatch(way -> way.has("bearer"));

            assertThat(outcomes.contains(it.id() + " 401 unauthenticated"))
                    .as(it.id())
                    .isEqualTo(token);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/docs", "/docs/docs.js"})
    void production_does_not_describe_itself(String address) {
        try (var production = WebFixture.started("--spring.profiles.active=production")) {
            production.anonymous().get().uri(address).exchange().expectStatus().isNotFound();
        }
    }

    @Test
    void a_setting_overrules_the_profile() {
        try (var open = WebFixture.started("--spring.profiles.active=production", "--vitrine.docs.enabled=true")) {
            open.anonymous().get().uri("/docs").exchange().expectStatus().isOk();
        }
        try (var closed = WebFixture.started("--vitrine.docs.enabled=false")) {
            closed.anonymous().get().uri("/docs").exchange().expectStatus().isNotFound();
        }
    }

    private static List<String> violations(JsonNode media, JsonNode example) {
        return CONTRACT.violations(media, example.isString() ? example.asString() : example.toString());
    }

    private static Stream<JsonNode> examples(JsonNode media) {
        return media.has("example")
                ? Stream.of(media.path("example"))
                : media.path("examples").valueStream().map(it -> it.path("value"));
    }

    private static Stream<JsonNode> all(String member) {
        return DOCUMENT.findValues(member).stream();
    }
}
