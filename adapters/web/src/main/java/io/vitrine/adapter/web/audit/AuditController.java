package io.vitrine.adapter.web.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.adapter.web.browse.ListRefusals;
import io.vitrine.adapter.web.browse.PageDocument;
import io.vitrine.adapter.web.browse.PageLinks;
import io.vitrine.adapter.web.contract.Shows;
import io.vitrine.adapter.web.exchange.NdjsonLines;
import io.vitrine.adapter.web.exchange.StreamedAnswers;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.application.audit.ReadAudit;
import io.vitrine.application.audit.ReadAudit.AuditList;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.browse.PageRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows administrators the security audit log, and whether it is as it was written. */
@RestController
@RequestMapping("/api/v1/audit-events")
final class AuditController {

    private static final List<String> OF_PAGES = List.of("size", "cursor");

    private final ReadAudit audit;
    private final StreamedAnswers answers;
    private final Json json;

    AuditController(ReadAudit audit, StreamedAnswers answers, Json json) {
        this.audit = audit;
        this.answers = answers;
        this.json = json;
    }

    /** A page of the audit log, newest first. */
    record AuditPage(List<AuditRecordDocument> items, PageDocument page) {}

    /**
     * What looking at every record leads to.
     *
     * @param records how many there are, where all are as they were written
     * @param firstBroken the position of the first that is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AuditVerification(
            boolean intact,
            @Nullable Long records,
            @Nullable Long firstBroken) {

        static AuditVerification of(AuditLog.Verification verification) {
            return switch (verification) {
                case AuditLog.Verification.Intact(var records) -> new AuditVerification(true, records, null);
                case AuditLog.Verification.Broken(var position) -> new AuditVerification(false, null, position);
            };
        }
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<AuditPage>> list(ServerHttpRequest request) {
        var parameters = QueryParameters.of(request);
        var inquiry = AuditQuery.read(parameters);
        var size = parameters.number("size", 1, PageRequest.LARGEST, PageRequest.USUAL);
        var cursor = parameters.text("cursor");
        parameters.requireNoMore();
        return audit.page(inquiry, size, cursor).map(list -> switch (list) {
            case AuditList.Page(var records, var next) -> {
                var items = records.stream().map(AuditRecordDocument::of).toList();
                var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
                PageLinks.beside(request.getURI(), next, Optional.empty())
                        .ifPresent(links -> answer.header(HttpHeaders.LINK, links));
                yield answer.body(new AuditPage(items, PageDocument.of(size, next, Optional.empty())));
            }
            case AuditList.InvalidCursor() -> throw ListRefusals.invalidCursor();
        });
    }

    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Shows(value = AuditRecordDocument.class, counted = true)
    Mono<Void> export(ServerWebExchange exchange) {
        var parameters = QueryParameters.of(exchange.getRequest());
        parameters.refuseEach(OF_PAGES, "is for pages; an export has everything");
        var inquiry = AuditQuery.read(parameters);
        parameters.requireNoMore();
        var documents = audit.export(inquiry).map(AuditRecordDocument::of);
        return answers.send(exchange, MediaType.APPLICATION_NDJSON, NdjsonLines.counted(json, documents));
    }

    @GetMapping(path = "/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<AuditVerification>> verification(ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return audit.verify()
                .map(verification -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(AuditVerification.of(verification)));
    }
}
