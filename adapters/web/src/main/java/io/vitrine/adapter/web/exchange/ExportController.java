package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.catalogue.ProductDocument;
import io.vitrine.adapter.web.contract.Shows;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.Projection;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.browse.ExportProducts;
import io.vitrine.application.browse.ExportProducts.Export;
import io.vitrine.domain.catalogue.Product;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams a whole list of products. */
@RestController
class ExportController {

    private static final String CSV = "text/csv";

    /** They belong to pages, which an export does not have. */
    private static final List<String> OF_PAGES = List.of("size", "cursor", "count", "facets", "highlight", "expand");

    private final ExportProducts exports;
    private final StreamedAnswers answers;
    private final Json json;

    ExportController(ExportProducts exports, StreamedAnswers answers, Json json) {
        this.exports = exports;
        this.answers = answers;
        this.json = json;
    }

    @GetMapping(path = "/api/v1/products", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Shows(value = ProductDocument.class, inPart = true)
    Mono<Void> ndjson(Caller caller, ServerWebExchange exchange) {
        var parameters = QueryParameters.of(exchange.getRequest());
        return export(new NdjsonExport(json, projection(parameters)), parameters, caller, exchange);
    }

    @GetMapping(path = "/api/v1/products", produces = CSV)
    Mono<Void> csv(Caller caller, ServerWebExchange exchange) {
        var parameters = QueryParameters.of(exchange.getRequest());
        var format = new CsvExport(json, projection(parameters));
        var file = ContentDisposition.attachment().filename("products.csv").build();
        return export(format, parameters, caller, exchange)
                .doOnSubscribe(_ -> exchange.getResponse().getHeaders().setContentDisposition(file));
    }

    private Mono<Void> export(
            ExportFormat format, QueryParameters parameters, Caller caller, ServerWebExchange exchange) {
        return switch (exports.open(parameters.rest(), caller.visibility())) {
            case Export.Opened(var products) -> {
                parameters.requireValid();
                yield answers.send(exchange, format.type(), pieces(format, products));
            }
            case Export.Refused(var problems) -> {
                parameters.refuse(problems);
                yield Mono.error(parameters.refusal());
            }
        };
    }

    private static Projection projection(QueryParameters parameters) {
        parameters.refuseEach(OF_PAGES, "is for pages; an export has everything");
        return Projection.from(parameters, ProductDocument.class);
    }

    private static Flux<byte[]> pieces(ExportFormat format, Flux<Product> products) {
        return Flux.defer(() -> {
            var count = new AtomicLong();
            var lines = products.map(product -> {
                count.incrementAndGet();
                return format.line(product);
            });
            return Flux.concat(Mono.just(format.beginning()), lines, Mono.fromSupplier(() -> format.end(count.get())));
        });
    }
}
