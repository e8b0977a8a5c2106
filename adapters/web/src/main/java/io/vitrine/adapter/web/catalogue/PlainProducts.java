package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.application.catalogue.ProductLookup;
import io.vitrine.application.catalogue.ReadProducts;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.Visibility;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/** The plain answers to reads of products: what everybody is shown who asks for one and for nothing in particular of it. */
public final class PlainProducts {

    /** Where they are. */
    public static final String ROUTE = Addresses.PRODUCTS + "/{id}";

    private final ReadProducts products;
    private final Json json;

    PlainProducts(ReadProducts products, Json json) {
        this.products = products;
        this.json = json;
    }

    /** The whole answer; empty where there is no product to be shown, for which there are words elsewhere. */
    public Mono<ResponseEntity<byte[]>> byId(ProductId id) {
        return products.byId(id, Visibility.PUBLIC)
                .ofType(ProductLookup.Found.class)
                .map(found -> shown(found.product()));
    }

    private ResponseEntity<byte[]> shown(Product product) {
        var answer = ProductView.PLAIN
                .caching(product, Map.of())
                .to(HttpHeaders.EMPTY, true, () -> ProductView.PLAIN.of(product, Map.of()));
        var written = json.written(answer);
        return ResponseEntity.status(written.getStatusCode())
                .headers(written.getHeaders())
                .contentType(MediaType.APPLICATION_JSON)
                .body(written.getBody());
    }
}
