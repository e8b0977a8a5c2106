package io.vitrine.adapter.web.catalogue;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.conditional.WriteCondition;
import io.vitrine.adapter.web.contract.Shows;
import io.vitrine.adapter.web.idempotency.RepeatableRequests;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.catalogue.EditBrands;
import io.vitrine.application.catalogue.ReadBrands;
import io.vitrine.domain.audit.Act;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandWrite;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Slug;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Shows and writes single brands. */
@RestController
@RequestMapping(path = Addresses.BRANDS, produces = APPLICATION_JSON_VALUE)
final class BrandController {

    private final ReadBrands brands;
    private final EditBrands edit;
    private final BrandRevisions revisions;
    private final RepeatableRequests repeatable;
    private final Json json;

    BrandController(ReadBrands brands, EditBrands edit, RepeatableRequests repeatable, Json json) {
        this.brands = brands;
        this.edit = edit;
        this.revisions = new BrandRevisions(json);
        this.repeatable = repeatable;
        this.json = json;
    }

    @GetMapping("/{id}")
    @Shows(value = BrandDocument.class, inPart = true)
    Mono<ResponseEntity<Object>> byId(@PathVariable String id, Caller caller, ServerHttpRequest request) {
        var view = view(request);
        return shown(brands.byId(Addresses.brand(id)), view, caller, request);
    }

    @GetMapping("/by-slug/{slug}")
    @Shows(value = BrandDocument.class, inPart = true)
    Mono<ResponseEntity<Object>> bySlug(@PathVariable String slug, Caller caller, ServerHttpRequest request) {
        var view = view(request);
        return shown(brands.bySlug(Addresses.read(slug, Slug::new)), view, caller, request);
    }

    @PostMapping(consumes = APPLICATION_JSON_VALUE)
    @Shows(BrandDocument.class)
    Mono<ResponseEntity<byte[]>> create(@RequestBody byte[] body, Caller caller, Act act, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var draft = BrandDraftReader.read(json.read(body));
        var created = edit.create(draft, act).map(WriteAnswers::of).map(json::written);
        return repeatable.answer(request, caller, body, created);
    }

    @PutMapping(path = "/{id}", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<BrandDocument>> put(
            @PathVariable String id, @RequestBody byte[] body, Act act, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var brand = Addresses.brand(id);
        var sent = json.read(body);
        var written = switch (WriteCondition.of(request.getHeaders())) {
            case WriteCondition.Matching(var precondition) -> replace(brand, precondition, sent, act);
            case WriteCondition.Absent() -> createAs(brand, sent, act);
            case WriteCondition.None() -> createUnlessThere(brand, sent, act);
        };
        return written.map(WriteAnswers::of);
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    Mono<ResponseEntity<BrandDocument>> patch(
            @PathVariable String id, @RequestBody byte[] body, Act act, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var brand = Addresses.brand(id);
        var precondition = WriteCondition.required(request.getHeaders());
        var patched = revisions.patchedBy(json.read(body));
        return edit.revise(brand, precondition, patched, act).map(WriteAnswers::of);
    }

    @DeleteMapping("/{id}")
    Mono<ResponseEntity<BrandDocument>> delete(@PathVariable String id, Act act, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var brand = Addresses.brand(id);
        var precondition = WriteCondition.required(request.getHeaders());
        return edit.remove(brand, precondition, act).map(WriteAnswers::of);
    }

    private Mono<ResponseEntity<Object>> shown(
            Mono<Brand> found, BrandView view, Caller caller, ServerHttpRequest request) {
        return found.switchIfEmpty(Mono.error(Addresses::notFound))
                .flatMap(brand -> counted(brand, view, caller)
                        .map(document -> view.caching(brand, document)
                                .to(request.getHeaders(), caller.isAnonymous(), () -> view.of(document))));
    }

    private Mono<BrandDocument> counted(Brand brand, BrandView view, Caller caller) {
        return view.productCount()
                ? brands.productCount(brand.id(), caller.visibility()).map(count -> BrandDocument.of(brand, count))
                : Mono.just(BrandDocument.of(brand));
    }

    private Mono<BrandWrite> createAs(BrandId id, JsonNode sent, Act act) {
        return edit.createAs(id, revisions.creationBy(sent), act);
    }

    /** Where nothing is, a request without its condition would have created: the condition fails. RFC 9110, 13.2.1. */
    private Mono<BrandWrite> replace(BrandId id, Precondition precondition, JsonNode sent, Act act) {
        return edit.revise(id, precondition, revisions.replacingBy(sent), act).map(outcome -> {
            if (outcome instanceof BrandWrite.Absent) {
                throw WriteAnswers.nothingToMatch();
            }
            return outcome;
        });
    }

    /** Nobody replaces what they may not have seen, whatever they sent. */
    private Mono<BrandWrite> createUnlessThere(BrandId id, JsonNode sent, Act act) {
        return edit.revise(
                        id,
                        new Precondition.Existing(),
                        _ -> {
                            throw WriteCondition.missing();
                        },
                        act)
                .flatMap(outcome -> outcome instanceof BrandWrite.Absent ? createAs(id, sent, act) : Mono.just(outcome))
                .map(outcome -> {
                    if (outcome instanceof BrandWrite.AlreadyThere) {
                        throw WriteCondition.missing();
                    }
                    return outcome;
                });
    }

    private static BrandView view(ServerHttpRequest request) {
        var parameters = QueryParameters.of(request);
        var view = BrandView.from(parameters);
        parameters.requireNoMore();
        return view;
    }
}
