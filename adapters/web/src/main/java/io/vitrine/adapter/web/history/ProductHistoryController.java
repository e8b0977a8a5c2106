package io.vitrine.adapter.web.history;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.adapter.web.browse.PageDocument;
import io.vitrine.adapter.web.browse.PageLinks;
import io.vitrine.adapter.web.catalogue.Addresses;
import io.vitrine.adapter.web.catalogue.ProductDocument;
import io.vitrine.adapter.web.conditional.CacheableAnswer;
import io.vitrine.adapter.web.conditional.EntityTag;
import io.vitrine.adapter.web.json.Timestamps;
import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.catalogue.ReadHistory;
import io.vitrine.application.catalogue.ReadHistory.History;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.catalogue.ProductField;
import io.vitrine.domain.catalogue.ProductVersion;
import io.vitrine.domain.shared.InvalidValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows who changed what of a product, and when. */
@RestController
@RequestMapping(path = Addresses.PRODUCTS + "/{id}/versions", produces = APPLICATION_JSON_VALUE)
final class ProductHistoryController {

    private final ReadHistory history;

    ProductHistoryController(ReadHistory history) {
        this.history = history;
    }

    @GetMapping
    Mono<ResponseEntity<VersionList>> list(@PathVariable String id, ServerHttpRequest request) {
        var parameters = QueryParameters.of(request);
        var size = parameters.number("size", 1, PageRequest.LARGEST, PageRequest.USUAL);
        var cursor = parameters.text("cursor");
        parameters.requireNoMore();
        return history.page(Addresses.product(id), size, cursor).map(part -> switch (part) {
            case History.Part(var versions, var next) -> listed(request.getURI(), size, versions, next);
            case History.InvalidCursor() ->
                throw Problem.of(ProblemType.INVALID_CURSOR, "The cursor was altered, or is of another history")
                        .exception();
            case History.Absent() -> throw Addresses.notFound();
        });
    }

    @GetMapping("/{version}")
    Mono<ResponseEntity<VersionDocument>> one(
            @PathVariable String id, @PathVariable String version, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return history.version(Addresses.product(id), Addresses.read(version, ProductHistoryController::number))
                .map(found -> CacheableAnswer.tagged(
                                EntityTag.ofVersion(found.product().version()),
                                found.change().at())
                        .to(request.getHeaders(), caller.isAnonymous(), () -> VersionDocument.whole(found)))
                .switchIfEmpty(Mono.error(Addresses::notFound));
    }

    /** A part of a history, newest first. */
    record VersionList(List<VersionDocument> items, PageDocument page) {}

    /**
     * One version.
     *
     * @param type {@code created}, {@code updated}, {@code deleted} or {@code restored}
     * @param changed the members that differ from the version before
     * @param product as it stood from then on, where one version is looked at
     */
    record VersionDocument(
            long version,
            String type,
            String time,
            String actor,
            List<String> changed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ProductDocument product) {

        static VersionDocument whole(ProductVersion version) {
            return of(version, ProductDocument.of(version.product()));
        }

        static VersionDocument brief(ProductVersion version) {
            return of(version, null);
        }

        private static VersionDocument of(ProductVersion version, @Nullable ProductDocument product) {
            return new VersionDocument(
                    version.product().version(),
                    version.kind().name().toLowerCase(Locale.ROOT),
                    Timestamps.text(version.change().at()),
                    version.change().by().id(),
                    version.changed().stream().sorted().map(ProductField::text).toList(),
                    product);
        }
    }

    private static ResponseEntity<VersionList> listed(
            URI address, int size, List<ProductVersion> versions, Optional<String> next) {
        var items = versions.stream().map(VersionDocument::brief).toList();
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        PageLinks.beside(address, next, Optional.empty()).ifPresent(links -> answer.header(HttpHeaders.LINK, links));
        return answer.body(new VersionList(items, PageDocument.of(size, next, Optional.empty())));
    }

    private static long number(String text) {
        if (!text.matches("[1-9]\\d{0,9}")) {
            throw new InvalidValue("version", "is not a version");
        }
        return Long.parseLong(text);
    }
}
