package io.vitrine.adapter.web.catalogue;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.conditional.WriteCondition;
import io.vitrine.adapter.web.contract.Shows;
import io.vitrine.adapter.web.idempotency.RepeatableRequests;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.catalogue.EditProducts;
import io.vitrine.domain.audit.Act;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductWrite;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Writes single products. */
@RestController
@RequestMapping(path = Addresses.PRODUCTS, produces = APPLICATION_JSON_VALUE)
final class ProductWriteController {

    private final EditProducts edit;
    private final ProductRevisions revisions;
    private final RepeatableRequests repeatable;
    private final Json json;

    ProductWriteController(EditProducts edit, RepeatableRequests repeatable, Json json) {
        this.edit = edit;
        this.revisions = new ProductRevisions(json);
        this.repeatable = repeatable;
        this.json = json;
    }

    @PostMapping(consumes = APPLICATION_JSON_VALUE)
    @Shows(ProductDocument.class)
    Mono<ResponseEntity<byte[]>> create(@RequestBody byte[] body, Caller caller, Act act, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var draft = ProductDraftReader.read(json.read(body));
        var created = edit.create(draft, act).map(WriteAnswers::of).map(json::written);
        return repeatable.answer(request, caller, body, created);
    }

    @PutMapping(path = "/{id}", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<ProductDocument>> put(
            @PathVariable String id, @RequestBody byte[] body, Act act, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var product = Addresses.product(id);
        var sent = json.read(body);
        var written = switch (WriteCondition.of(request.getHeaders())) {
            case WriteCondition.Matching(var precondition) -> replace(product, precondition, sent, act);
            case WriteCondition.Absent() -> createAs(product, sent, act);
            case WriteCondition.None() -> createUnlessThere(product, sent, act);
        };
        return written.map(WriteAnswers::of);
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    Mono<ResponseEntity<ProductDocument>> patch(
            @PathVariable String id, @RequestBody byte[] body, Act act, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var product = Addresses.product(id);
        var precondition = WriteCondition.required(request.getHeaders());
        var patched = revisions.patchedBy(json.read(body));
        return edit.revise(product, precondition, patched, act).map(WriteAnswers::of);
    }

    @DeleteMapping("/{id}")
    Mono<ResponseEntity<ProductDocument>> delete(@PathVariable String id, Act act, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var product = Addresses.product(id);
        var precondition = WriteCondition.required(request.getHeaders());
        return edit.remove(product, precondition, act).map(WriteAnswers::of);
    }

    @PostMapping("/{id}/restore")
    Mono<ResponseEntity<ProductDocument>> restore(@PathVariable String id, Act act, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return edit.restore(Addresses.product(id), act).map(WriteAnswers::of);
    }

    private Mono<ProductWrite> createAs(ProductId id, JsonNode sent, Act act) {
        return edit.createAs(id, revisions.creationBy(sent), act);
    }

    /** Where nothing is, a request without its condition would have created: the condition fails. RFC 9110, 13.2.1. */
    private Mono<ProductWrite> replace(ProductId id, Precondition precondition, JsonNode sent, Act act) {
        return edit.revise(id, precondition, revisions.replacingBy(sent), act).map(outcome -> {
            if (outcome instanceof ProductWrite.Absent) {
                throw WriteAnswers.nothingToMatch();
            }
            return outcome;
        });
    }

    /** Nobody replaces what they may not have seen, whatever they sent. */
    private Mono<ProductWrite> createUnlessThere(ProductId id, JsonNode sent, Act act) {
        return edit.revise(
                        id,
                        new Precondition.Existing(),
                        _ -> {
                            throw WriteCondition.missing();
                        },
                        act)
                .flatMap(outcome ->
                        outcome instanceof ProductWrite.Absent ? createAs(id, sent, act) : Mono.just(outcome))
                .map(outcome -> {
                    if (outcome instanceof ProductWrite.AlreadyThere) {
                        throw WriteCondition.missing();
                    }
                    return outcome;
                });
    }
}
