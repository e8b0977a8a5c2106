package io.vitrine.adapter.web.catalogue;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.contract.Shows;
import io.vitrine.adapter.web.json.Element;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.catalogue.FoundProducts;
import io.vitrine.application.catalogue.ProductLookup;
import io.vitrine.application.catalogue.ReadBrands;
import io.vitrine.application.catalogue.ReadProducts;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.shared.InvalidValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Shows single products, and several by their identities. */
@RestController
@RequestMapping(path = Addresses.PRODUCTS, produces = APPLICATION_JSON_VALUE)
final class ProductReadController {

    private static final int MOST_IDS = 200;

    private final ReadProducts products;
    private final ReadBrands brands;
    private final Json json;

    ProductReadController(ReadProducts products, ReadBrands brands, Json json) {
        this.products = products;
        this.brands = brands;
        this.json = json;
    }

    @GetMapping("/{id}")
    @Shows(value = ProductDocument.class, inPart = true)
    Mono<ResponseEntity<Object>> byId(@PathVariable String id, Caller caller, ServerHttpRequest request) {
        var view = view(request);
        return products.byId(Addresses.product(id), caller.visibility())
                .flatMap(lookup -> shown(lookup, view, caller, request));
    }

    /** A SKU may hold slashes; they come percent-encoded or plain. */
    @GetMapping("/by-sku/{*sku}")
    @Shows(value = ProductDocument.class, inPart = true)
    Mono<ResponseEntity<Object>> bySku(@PathVariable String sku, Caller caller, ServerHttpRequest request) {
        var view = view(request);
        return products.bySku(Addresses.read(sku.substring(1), Sku::new), caller.visibility())
                .flatMap(lookup -> shown(lookup, view, caller, request));
    }

    @PostMapping(path = "/batch-get", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Batch>> batchGet(@RequestBody byte[] body, Caller caller, ServerHttpRequest request) {
        var view = view(request);
        return products.byIds(ids(json.read(body)), caller.visibility())
                .flatMap(found -> brandsOf(found.found(), view).map(whole -> Batch.of(found, view, whole)))
                .map(batch ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(batch));
    }

    /**
     * Several products.
     *
     * @param items in the order asked for
     * @param missing the identities of those that are not there
     */
    record Batch(
            @Shows(value = ProductDocument.class, inPart = true)
            List<Object> items,

            List<String> missing) {

        static Batch of(FoundProducts found, ProductView view, Map<BrandId, Brand> brands) {
            return new Batch(
                    found.found().stream()
                            .map(product -> view.of(product, brands))
                            .toList(),
                    found.missing().stream().map(ProductId::toString).toList());
        }
    }

    private Mono<ResponseEntity<Object>> shown(
            ProductLookup lookup, ProductView view, Caller caller, ServerHttpRequest request) {
        return switch (lookup) {
            case ProductLookup.Found(var product) ->
                brandsOf(List.of(product), view)
                        .map(whole -> view.caching(product, whole)
                                .to(request.getHeaders(), caller.isAnonymous(), () -> view.of(product, whole)));
            case ProductLookup.Gone(var deletedAt) -> Mono.error(WriteAnswers.deleted(deletedAt));
            case ProductLookup.Absent() -> Mono.error(Addresses.notFound());
        };
    }

    private Mono<Map<BrandId, Brand>> brandsOf(Collection<Product> shown, ProductView view) {
        return view.wholeBrand() ? brands.of(shown) : Mono.just(Map.of());
    }

    private static ProductView view(ServerHttpRequest request) {
        var parameters = QueryParameters.of(request);
        var view = ProductView.from(parameters);
        parameters.requireNoMore();
        return view;
    }

    private static List<ProductId> ids(JsonNode body) {
        var root = Element.root(body);
        var ids = root.readWhole(
                element -> element.members(List.of("ids")).required("ids", ProductReadController::listed));
        root.violations().refuseIfAny();
        return ids.orElseThrow();
    }

    private static List<ProductId> listed(Element ids) {
        var elements = ids.elements();
        if (elements.isEmpty() || elements.size() > MOST_IDS) {
            throw new InvalidValue("size", "has 1 to " + MOST_IDS + " identities");
        }
        return elements.stream()
                .map(element -> element.read(it -> new ProductId(Addresses.uuid(it.text()))))
                .flatMap(Optional::stream)
                .toList();
    }
}
