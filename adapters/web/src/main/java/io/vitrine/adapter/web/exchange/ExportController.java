package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.catalogue.Addresses;
import io.vitrine.adapter.web.catalogue.ProductDocument;
import io.vitrine.adapter.web.contract.Shows;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.Projection;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.browse.ExportProducts;
import io.vitrine.application.browse.ExportProducts.Export;
import io.vitrine.application.catalogue.ReadBrands;
import io.vitrine.domain.catalogue.Product;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams a whole list of products. */
@RestController
class ExportController {

    private static final String CSV = "text/csv";

    /** They belong to pages, which an export does not have. */
    private static final List<String> OF_PAGES = List.of("size", "cursor", "count", "facets", "highlight");

    private static final String EXPAND = "expand";

    /** How many products have their brands looked up together. */
    private static final int GROUP = 100;

    private final ExportProducts exports;
    private final ReadBrands brands;
    private final StreamedAnswers answers;
    private final Json json;

    ExportController(ExportProducts exports, ReadBrands brands, StreamedAnswers answers, Json json) {
        this.exports = exports;
        this.brands = brands;
        this.answers = answers;
        this.json = json;
    }

    /** Opens what the filters of a query ask for. */
    private interface Opening {
        Mono<Export> open(QueryParameters parameters);
    }

    @GetMapping(path = "/api/v1/products", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Shows(value = ProductDocument.class, inPart = true, counted = true)
    Mono<Void> ndjson(Caller caller, ServerWebExchange exchange) {
        return ndjson(all(caller), exchange);
    }

    @GetMapping(path = "/api/v1/brands/{id}/products", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Shows(value = ProductDocument.class, inPart = true, counted = true)
    Mono<Void> ndjsonOfBrand(@PathVariable String id, Caller caller, ServerWebExchange exchange) {
        return ndjson(ofBrand(id, caller), exchange);
    }

    @GetMapping(path = "/api/v1/products", produces = CSV)
    Mono<Void> csv(Caller caller, ServerWebExchange exchange) {
        return csv(all(caller), exchange);
    }

    @GetMapping(path = "/api/v1/brands/{id}/products", produces = CSV)
    Mono<Void> csvOfBrand(@PathVariable String id, Caller caller, ServerWebExchange exchange) {
        return csv(ofBrand(id, caller), exchange);
    }

    private Opening all(Caller caller) {
        return parameters -> Mono.just(exports.open(parameters.rest(), caller.visibility()));
    }

    private Opening ofBrand(String id, Caller caller) {
        return parameters -> {
            parameters.refuseEach(List.of("brand"), "is said by the address");
            return exports.openOfBrand(Addresses.brand(id), parameters.rest(), caller.visibility());
        };
    }

    private Mono<Void> ndjson(Opening opening, ServerWebExchange exchange) {
        var parameters = QueryParameters.of(exchange.getRequest());
        var expandsBrands = parameters.oneOf(EXPAND, Map.of("brand", true), false);
        var format = new NdjsonExport(json, projection(parameters));
        return export(format, expandsBrands, opening, parameters, exchange);
    }

    private Mono<Void> csv(Opening opening, ServerWebExchange exchange) {
        var parameters = QueryParameters.of(exchange.getRequest());
        parameters.refuseEach(List.of(EXPAND), "is for JSON; a row has no place for it");
        var format = new CsvExport(json, projection(parameters));
        var file = ContentDisposition.attachment().filename("products.csv").build();
        return export(format, false, opening, parameters, exchange)
                .doOnSubscribe(_ -> exchange.getResponse().getHeaders().setContentDisposition(file));
    }

    private Mono<Void> export(
            ExportFormat format,
            boolean expandsBrands,
            Opening opening,
            QueryParameters parameters,
            ServerWebExchange exchange) {
        return opening.open(parameters).flatMap(export -> switch (export) {
            case Export.Opened(var products) -> {
                parameters.requireValid();
                var lines = expandsBrands
                        ? expanded(format, products)
                        : products.map(product -> format.line(product, Map.of()));
                yield answers.send(exchange, format.type(), pieces(format, lines));
            }
            case Export.Refused(var problems) -> {
                parameters.refuse(problems);
                yield Mono.error(parameters.refusal());
            }
            case Export.NoSuchBrand() -> Mono.error(Addresses.notFound());
        });
    }

    private static Projection projection(QueryParameters parameters) {
        parameters.refuseEach(OF_PAGES, "is for pages; an export has everything");
        return Projection.from(parameters, ProductDocument.class);
    }

    /** A brand is shown as it is when its products are written. */
    private Flux<byte[]> expanded(ExportFormat format, Flux<Product> products) {
        return products.buffer(GROUP)
                .concatMap(
                        group -> brands.of(group)
                                .flatMapIterable(whole -> group.stream()
                                        .map(product -> format.line(product, whole))
                                        .toList()),
                        1);
    }

    /** Nothing is sent before the store has answered: a refusal still can be one. */
    private static Flux<byte[]> pieces(ExportFormat format, Flux<byte[]> lines) {
        return lines.switchOnFirst((first, all) -> {
            var count = new AtomicLong();
            return first.isOnError()
                    ? all
                    : Flux.concat(
                            Mono.just(format.beginning()),
                            all.doOnNext(_ -> count.incrementAndGet()),
                            Mono.fromSupplier(() -> format.end(count.get())));
        });
    }
}
