package io.vitrine.adapter.web;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

final class SmokeTest {
    @Test
    void goes() throws Exception {
        var f = WebFixture.shared();
        var sku = f.newName();
        System.out.println(f.editor()
                .post()
                .uri("/api/v1/products")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(
                        "{\"sku\":\"" + sku
                                + "\",\"name\":\"Bag\",\"price\":{\"amount\":\"9.5\",\"currency\":\"INR\"},\"attributes\":{\"n\":700,\"x\":1e-7}}")
                .exchange()
                .expectBody(String.class)
                .returnResult());
        System.out.println("PORT " + f.port());
        if (System.getProperty("hold") != null) {
            new java.io.FileWriter("/tmp/wc.port").append("" + f.port()).close();
            Thread.sleep(Long.parseLong(System.getProperty("hold")) * 1000);
        }
    }
}
