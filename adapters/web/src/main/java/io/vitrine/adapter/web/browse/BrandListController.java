package io.vitrine.adapter.web.browse;

import io.vitrine.adapter.web.catalogue.BrandDocument;
import io.vitrine.adapter.web.conditional.CacheableAnswer;
import io.vitrine.adapter.web.conditional.EntityTag;
import io.vitrine.adapter.web.contract.Shows;
import io.vitrine.adapter.web.request.InvalidParameters;
import io.vitrine.adapter.web.request.Projection;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.browse.BrandList;
import io.vitrine.application.browse.BrandListRequest;
import io.vitrine.application.browse.ListBrands;
import io.vitrine.domain.browse.BrandQuery;
import io.vitrine.domain.browse.FilterLanguage;
import io.vitrine.domain.browse.FilterLanguage.Reading;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.ParameterProblem;
import io.vitrine.domain.catalogue.Visibility;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lists brands page by page. */
@RestController
class BrandListController {

    private final ListBrands lists;

    BrandListController(ListBrands lists) {
        this.lists = lists;
    }

    /**
     * A page of a list of brands.
     *
     * @param items brands with the members that are wanted
     */
    record BrandPage(
            @Shows(value = BrandDocument.class, inPart = true)
            List<Object> items,

            PageDocument page) {}

    @GetMapping(path = "/api/v1/brands", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<BrandPage>> brands(Caller caller, ServerHttpRequest request, ServerHttpResponse response) {
        var query = Query.read(QueryParameters.of(request), caller.visibility());
        return lists.page(query.request()).map(list -> switch (list) {
            case BrandList.Page page -> {
                PageLinks.beside(request.getURI(), page.next(), page.previous())
                        .ifPresent(links -> response.getHeaders().set(HttpHeaders.LINK, links));
                yield CacheableAnswer.tagged(tag(page, query))
                        .to(request.getHeaders(), caller.isAnonymous(), () -> document(page, query));
            }
            case BrandList.Refused(var problems) -> throw query.refused(problems);
            case BrandList.InvalidCursor() -> throw ListRefusals.invalidCursor();
        });
    }

    private record Query(BrandListRequest request, Projection projection, QueryParameters parameters) {

        static Query read(QueryParameters parameters, Visibility visibility) {
            var size = parameters.number("size", 1, PageRequest.LARGEST, PageRequest.USUAL);
            var cursor = parameters.text("cursor");
            var counts = parameters.oneOf("expand", Map.of("productCount", true), false);
            var projection = Projection.from(parameters, BrandDocument.class);
            var filters = parameters.rest();
            if (!parameters.areValid()
                    && FilterLanguage.readBrands(filters) instanceof Reading.Refused<BrandQuery>(var problems)) {
                parameters.refuse(problems);
            }
            parameters.requireValid();
            return new Query(new BrandListRequest(filters, visibility, size, cursor, counts), projection, parameters);
        }

        InvalidParameters refused(List<ParameterProblem> problems) {
            parameters.refuse(problems);
            return parameters.refusal();
        }
    }

    private static EntityTag tag(BrandList.Page page, Query query) {
        var tag = new ListTag()
                .with(query.projection())
                .with(page.next().isPresent())
                .with(page.previous().isPresent());
        page.items()
                .forEach(brand -> tag.with(brand.id().value(), brand.version())
                        .with(page.productCounts().get(brand.id())));
        return tag.tag();
    }

    private static BrandPage document(BrandList.Page page, Query query) {
        var items = page.items().stream()
                .map(brand -> BrandDocument.of(brand, page.productCounts().get(brand.id())))
                .map(query.projection()::of)
                .toList();
        return new BrandPage(items, PageDocument.of(query.request().size(), page.next(), page.previous()));
    }
}
