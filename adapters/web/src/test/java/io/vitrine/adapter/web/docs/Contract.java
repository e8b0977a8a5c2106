package io.vitrine.adapter.web.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.vitrine.adapter.web.WebFixture;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API, taken at its word: an answer that it does not allow is an error. */
final class Contract {

    static final JsonMapper JSON = new JsonMapper();

    /** What is said of every answer in words only, and what belongs to the connection. */
    private static final Set<String> UNSPECIFIC = Set.of(
            "connection",
            "content-length",
            "content-type",
            "transfer-encoding",
            "content-security-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "permissions-policy",
            "referrer-policy",
            "x-content-type-options",
            "x-frame-options");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private static final int LARGEST = 4 << 20;

    private final JsonNode document;
    private final JsonNode components;
    private final Set<String> seen = new TreeSet<>();

    private Contract(JsonNode document) {
        this.document = document;
        this.components = closed(document.path("components").deepCopy());
    }

    /** The description that a service gives of itself. */
    static Contract of(WebFixture web) {
        var document = web.anonymous()
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build()
                .get()
                .uri("/openapi.json")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new Contract(JSON.readTree(document));
    }

    JsonNode document() {
        return document;
    }

    /**
     * An operation of the document.
     *
     * @param pattern of the paths that it answers at
     */
    record Described(String method, PathPattern pattern, JsonNode operation) {

        String id() {
            return operation.path("operationId").asString();
        }
    }

    List<Described> operations() {
        var all = new ArrayList<Described>();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) ->
                        all.add(new Described(method.toUpperCase(Locale.ROOT), pattern(path), operation))));
        return all;
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path.replace("{sku}", "{*sku}"));
    }

    Described operationAt(String method, String path) {
        return operations().stream()
                .filter(it -> it.method().equals(method) && it.pattern().matches(PathContainer.parsePath(path)))
                .min((one, other) -> one.pattern().compareTo(other.pattern()))
                .orElseGet(() -> fail("There is no operation " + method + " " + path));
    }

    /** Everything that may be answered: {@code getProduct 404 not-found}. */
    Set<String> documentedOutcomes() {
        var all = new TreeSet<String>();
        for (var described : operations()) {
            described.operation().path("responses").forEachEntry((status, response) -> {
                var codes =
                        resolved(response).at("/content/application~1problem+json/schema/allOf/1/properties/code/enum");
                codes.forEach(code -> all.add(described.id() + " " + status + " " + code.asString()));
                if (codes.isEmpty()) {
                    all.add(described.id() + " " + status);
                }
            });
        }
        return all;
    }

    /** Everything that was answered so far, in the same words. */
    Set<String> seenOutcomes() {
        return seen;
    }

    /** Holds an answer against the document. */
    void check(String method, URI address, HttpResponse<byte[]> answer) {
        var described = operationAt(method, address.getRawPath());
        var told = "%s %s was answered with %d: %s"
                .formatted(method, address, answer.statusCode(), new String(answer.body(), UTF_8));
        var response = described.operation().path("responses").path(Integer.toString(answer.statusCode()));
        assertThat(response.isMissingNode()).as("undocumented: " + told).isFalse();

        checkHeaders(resolved(response).path("headers"), answer, told);
        checkBody(resolved(response).path("content"), answer, told);

        seen.add(described.id() + " " + answer.statusCode() + code(answer));
    }

    private static String code(HttpResponse<byte[]> answer) {
        return answer.statusCode() < 400 ? "" : codeOf(JSON.readTree(answer.body()));
    }

    /** What probes are told is no problem, and has no code. */
    private static String codeOf(JsonNode body) {
        return body.has("code") ? " " + body.path("code").asString() : "";
    }

    private void checkHeaders(JsonNode documented, HttpResponse<byte[]> answer, String told) {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        documented.forEachEntry((name, header) -> {
            names.add(name);
            if (resolved(header).path("required").asBoolean(false)) {
                assertThat(answer.headers().firstValue(name))
                        .as("the header " + name + "; " + told)
                        .isPresent();
            }
        });
        assertThat(answer.headers().map().keySet())
                .as("headers that are documented; " + told)
                .allMatch(name -> UNSPECIFIC.contains(name.toLowerCase(Locale.ROOT)) || names.contains(name));
    }

    private void checkBody(JsonNode content, HttpResponse<byte[]> answer, String told) {
        if (content.isMissingNode()) {
            assertThat(answer.body()).as("no body; " + told).isEmpty();
            return;
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        var media = content.path(type);
        assertThat(media.isMissingNode())
                .as("the media type " + type + "; " + told)
                .isFalse();
        assertThat(violations(media, new String(answer.body(), UTF_8))).as(told).isEmpty();
    }

    /** What is wrong with a body of a media type: with the whole of it, or with each of its lines. */
    List<String> violations(JsonNode media, String body) {
        if (media.has(OpenApi.LINE)) {
            return body.lines()
                    .flatMap(line -> violationsOf(media.path(OpenApi.LINE), JSON.readTree(line)))
                    .toList();
        }
        var text = media.at("/schema/type").asString("").equals("string");
        return text
                ? List.of()
                : violationsOf(media.path("schema"), JSON.readTree(body)).toList();
    }

    Stream<String> violationsOf(JsonNode schema, JsonNode value) {
        var whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", components);
        return SCHEMAS.getSchema(whole).validate(value).stream().map(Object::toString);
    }

    /** What a reference stands for, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    /** Clients have to bear unknown members; the service must not have any that it does not tell. */
    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Contract::closed);
        return node;
    }
}
