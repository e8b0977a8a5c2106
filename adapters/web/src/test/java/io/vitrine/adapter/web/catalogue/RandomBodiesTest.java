package io.vitrine.adapter.web.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.adapter.web.json.Json;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.NullNode;

/** Whatever is sent, it is never the service that is at fault. */
final class RandomBodiesTest {

    private static final List<String> NAMES = List.of(
            "sku",
            "name",
            "description",
            "brand",
            "categories",
            "price",
            "imageUrl",
            "attributes",
            "status",
            "id",
            "slug",
            "amount",
            "currency",
            "ids",
            "logoUrl",
            "",
            "/",
            "~",
            "\u0000");

    private final WebFixture web = WebFixture.shared();
    private final Json json = new Json();
    private final WebFixture.Made product = web.aProduct();
    private final WebFixture.Made brand = web.aBrand();

    @Property(tries = 150)
    void no_document_makes_a_write_fail(@ForAll("documents") Object document) {
        var body = json.write(document);

        assertThat(statusOf(HttpMethod.POST, "/api/v1/products", "application/json", body))
                .isLessThan(500);
        assertThat(statusOf(HttpMethod.POST, "/api/v1/brands", "application/json", body))
                .isLessThan(500);
        assertThat(statusOf(HttpMethod.POST, "/api/v1/products/batch-get", "application/json", body))
                .isLessThan(500);
        assertThat(statusOf(HttpMethod.PUT, product.address(), "application/json", body))
                .isLessThan(500);
        assertThat(statusOf(HttpMethod.PATCH, product.address(), "application/merge-patch+json", body))
                .isLessThan(500);
        assertThat(statusOf(HttpMethod.PATCH, brand.address(), "application/merge-patch+json", body))
                .isLessThan(500);
    }

    @Property(tries = 100)
    void no_bytes_make_a_write_fail(@ForAll byte[] body) {
        assertThat(statusOf(HttpMethod.POST, "/api/v1/products", "application/json", body))
                .isIn(400, 422);
    }

    @Provide
    Arbitrary<Object> documents() {
        return nested(3);
    }

    private static Arbitrary<Object> nested(int levels) {
        Arbitrary<Object> value = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).asGeneric(),
                Arbitraries.of("9.99", "INR", "JPY", "active", "https://a.example/b")
                        .asGeneric(),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.valueOf(-1e30), BigDecimal.valueOf(1e30))
                        .asGeneric(),
                Arbitraries.of(true, false, NullNode.getInstance()).asGeneric());
        if (levels == 0) {
            return value;
        }
        var inner = nested(levels - 1);
        Arbitrary<Object> list = inner.list().ofMaxSize(5).asGeneric();
        Arbitrary<Object> object =
                Arbitraries.maps(Arbitraries.of(NAMES), inner).ofMaxSize(8).asGeneric();
        return Arbitraries.frequencyOf(Tuple.of(1, value), Tuple.of(1, list), Tuple.of(4, object));
    }

    private int statusOf(HttpMethod method, String address, String type, byte[] body) {
        return web.editor()
                .method(method)
                .uri(address)
                .header("If-Match", "*")
                .contentType(MediaType.parseMediaType(type))
                .bodyValue(body)
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }
}
