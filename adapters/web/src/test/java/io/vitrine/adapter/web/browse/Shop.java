package io.vitrine.adapter.web.browse;

import com.jayway.jsonpath.JsonPath;
import io.vitrine.adapter.web.WebFixture;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The served adapter with a small catalogue of its own, which the tests of this package read. */
final class Shop {

    private static final String CATALOGUE = """
        {"sku":"b-1","name":"Trolley Bag","brand":"DKNY","price":"90.00","currency":"EUR","category":["Travel","Bags"],\
        "attributes":{"color":"Black"}}
        {"sku":"b-2","name":"Cabin Bag","brand":"DKNY","price":"60.00","currency":"EUR","category":["Travel","Bags"],\
        "attributes":{"color":"Red"}}
        {"sku":"b-3","name":"Weekend Bag","brand":"Puma","price":"60.00","currency":"EUR","category":["Travel"]}
        {"sku":"s-1","name":"Running Shoe","brand":"Puma","price":"80.00","currency":"EUR","category":["Shoes"],\
        "attributes":{"color":"Black"},"description":"Fits into any bag"}
        {"sku":"s-2","name":"Sandal","price":"30.00","currency":"EUR","category":["Shoes"]}
        {"sku":"d-1","name":"Secret Bag","brand":"DKNY","price":"10.00","currency":"EUR","status":"draft"}
        """;

    static final WebFixture WEB = filled();

    private Shop() {}

    private static WebFixture filled() {
        var web = WebFixture.started();
        web.editor()
                .post()
                .uri("/api/v1/imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(CATALOGUE)
                .exchange()
                .expectBody()
                .jsonPath("$.created")
                .isEqualTo(6);
        return web;
    }

    static EntityExchangeResult<byte[]> get(WebTestClient client, String address) {
        var base = URI.create("http://localhost:" + WEB.port());
        return client.get().uri(base.resolve(address)).exchange().expectBody().returnResult();
    }

    static String body(EntityExchangeResult<byte[]> result) {
        return new String(Objects.requireNonNull(result.getResponseBody()), StandardCharsets.UTF_8);
    }

    static List<String> skus(EntityExchangeResult<byte[]> result) {
        return JsonPath.read(body(result), "$.items[*].sku");
    }
}
