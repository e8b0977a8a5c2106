package io.vitrine.adapter.web.browse;

import io.vitrine.adapter.web.catalogue.Addresses;
import io.vitrine.adapter.web.catalogue.MatchDocument;
import io.vitrine.adapter.web.catalogue.ProductDocument;
import io.vitrine.adapter.web.conditional.CacheableAnswer;
import io.vitrine.adapter.web.conditional.EntityTag;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.browse.ListProducts;
import io.vitrine.application.browse.ProductList;
import io.vitrine.application.catalogue.ReadBrands;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandSummary;
import io.vitrine.domain.catalogue.Product;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lists products page by page. */
@RestController
class ProductListController {

    private final ListProducts lists;
    private final ReadBrands brands;

    ProductListController(ListProducts lists, ReadBrands brands) {
        this.lists = lists;
        this.brands = brands;
    }

    /** An export has to be asked for by its type: whoever accepts anything gets a page, and never the whole catalogue. */
    @GetMapping(
            path = "/api/v1/products",
            produces = {MediaType.ALL_VALUE, MediaType.APPLICATION_JSON_VALUE})
    Mono<ResponseEntity<ProductPage>> products(Caller caller, ServerWebExchange exchange) {
        produceJson(exchange);
        var request = exchange.getRequest();
        var response = exchange.getResponse();
        var query = ProductListQuery.read(QueryParameters.of(request), caller.visibility());
        return lists.page(query.request()).flatMap(list -> answer(list, query, caller, request, response));
    }

    @GetMapping(
            path = "/api/v1/brands/{id}/products",
            produces = {MediaType.ALL_VALUE, MediaType.APPLICATION_JSON_VALUE})
    Mono<ResponseEntity<ProductPage>> productsOfBrand(
            @PathVariable String id, Caller caller, ServerWebExchange exchange) {
        produceJson(exchange);
        var request = exchange.getRequest();
        var response = exchange.getResponse();
        var query = ProductListQuery.readOfOneBrand(QueryParameters.of(request), caller.visibility());
        return lists.pageOfBrand(Addresses.brand(id), query.request())
                .flatMap(list -> answer(list, query, caller, request, response));
    }

    /** To be chosen before the export, the mapping names every type; in truth there is one. */
    private static void produceJson(ServerWebExchange exchange) {
        var accepted = exchange.getRequest().getHeaders().getAccept();
        if (!accepted.isEmpty() && accepted.stream().noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
            throw new NotAcceptableStatusException(List.of(MediaType.APPLICATION_JSON));
        }
        exchange.getAttributes()
                .put(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, Set.of(MediaType.APPLICATION_JSON));
    }

    private Mono<ResponseEntity<ProductPage>> answer(
            ProductList list,
            ProductListQuery query,
            Caller caller,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return switch (list) {
            case ProductList.Page page -> {
                PageLinks.beside(request.getURI(), page.next(), page.previous())
                        .ifPresent(links -> response.getHeaders().set(HttpHeaders.LINK, links));
                yield brandsOf(page, query)
                        .map(brands -> CacheableAnswer.tagged(tag(page, query, brands))
                                .to(request.getHeaders(), caller.isAnonymous(), () -> document(page, query, brands)));
            }
            case ProductList.Refused(var problems) -> Mono.error(query.refused(problems));
            case ProductList.InvalidCursor() -> Mono.error(ListRefusals.invalidCursor());
            case ProductList.NoSuchBrand() -> Mono.error(Addresses.notFound());
        };
    }

    private Mono<Map<BrandId, Brand>> brandsOf(ProductList.Page page, ProductListQuery query) {
        return query.expandsBrands() ? brands.of(page.items()) : Mono.just(Map.of());
    }

    private static EntityTag tag(ProductList.Page page, ProductListQuery query, Map<BrandId, Brand> brands) {
        var tag = new ListTag()
                .with(query.projection())
                .with(page.next().isPresent())
                .with(page.previous().isPresent())
                .with(page.count())
                .with(page.facets());
        for (var product : page.items()) {
            tag.with(product.id().value(), product.version())
                    .with(page.matches().get(product.id()));
            if (product.brand() instanceof BrandSummary brand && brands.get(brand.id()) instanceof Brand whole) {
                tag.with(whole.id().value(), whole.version());
            }
        }
        return tag.tag();
    }

    private static ProductPage document(ProductList.Page page, ProductListQuery query, Map<BrandId, Brand> brands) {
        var items = page.items().stream()
                .map(product -> document(product, page, query, brands))
                .map(query.projection()::of)
                .toList();
        return new ProductPage(items, part(page, query), FacetDocument.of(page.facets()));
    }

    private static ProductDocument document(
            Product product, ProductList.Page page, ProductListQuery query, Map<BrandId, Brand> brands) {
        var document = ProductDocument.of(product, brands);
        if (!query.request().highlight()) {
            return document;
        }
        return document.matchedAt(page.matches().getOrDefault(product.id(), List.of()).stream()
                .map(MatchDocument::of)
                .toList());
    }

    private static PageDocument part(ProductList.Page page, ProductListQuery query) {
        var part = PageDocument.of(query.request().size(), page.next(), page.previous());
        return switch (query.request().counting()) {
            case NONE -> part;
            case EXACT -> page.count().map(part::counted).orElse(part);
            case ESTIMATED -> page.count().map(part::estimated).orElse(part);
        };
    }
}
