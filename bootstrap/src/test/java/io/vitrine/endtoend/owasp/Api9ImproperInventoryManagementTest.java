package io.vitrine.endtoend.owasp;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.endtoend.Vitrine;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What is there is described, and what is described is there. */
class Api9ImproperInventoryManagementTest {

    /** The description itself, and what only a local start has. */
    private static final Set<String> BESIDES =
            Set.of("GET /openapi.json", "GET /docs", "GET /docs/{}", "GET /local/outbox");

    private final Vitrine vitrine = Vitrine.empty();

    @Test
    void every_address_that_answers_is_described() {
        var handled = vitrine.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(Api9ImproperInventoryManagementTest::handled)
                .collect(toCollection(TreeSet::new));

        var described = described();
        described.addAll(BESIDES);
        assertThat(handled).isEqualTo(described);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products",
                "/v1/products",
                "/api/products",
                "/api/v0/products",
                "/api/v2/products",
                "/api/v1",
                "/api/v1/",
                "/api/v1/internal",
                "/api/v1/debug",
                "/api/v1.1/products",
                "/API/V1/products"
            })
    void no_other_version_is_left_anywhere(String path) {
        assertThat(vitrine.get(path).status()).isEqualTo(404);
    }

    private static Stream<String> handled(RequestMappingInfo mapping) {
        return mapping.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> method + " " + withoutNames(pattern.getPatternString())));
    }

    private Set<String> described() {
        var all = new TreeSet<String>();
        vitrine.get("/openapi.json")
                .json()
                .path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry(
                        (method, _) -> all.add(method.toUpperCase(Locale.ROOT) + " " + withoutNames(path))));
        return all;
    }

    private static String withoutNames(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }
}
