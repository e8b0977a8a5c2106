package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.catalogue.Addresses;
import io.vitrine.adapter.web.contract.Shows;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.problem.ProblemError;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.application.exchange.TrackImports;
import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportRun;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows how far imports came, and what they refused. */
@RestController
class ImportStateController {

    private static final int MOST = 100;
    private static final int USUAL = 20;

    private final TrackImports imports;
    private final StreamedAnswers answers;
    private final Json json;

    ImportStateController(TrackImports imports, StreamedAnswers answers, Json json) {
        this.answers = answers;
        this.imports = imports;
        this.json = json;
    }

    /** The newest imports, newest first. */
    record Newest(List<ImportDocument> items) {}

    /**
     * A refused line.
     *
     * @param input as it was sent
     */
    record RejectedLine(long line, List<ProblemError> errors, String input) {

        static RejectedLine of(ImportLine.Rejected rejected) {
            var errors = rejected.errors().stream().map(ProblemError::of).toList();
            return new RejectedLine(rejected.number(), errors, rejected.input());
        }
    }

    @GetMapping(path = "/api/v1/imports", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Newest>> newest(ServerHttpRequest request) {
        var parameters = QueryParameters.of(request);
        var size = parameters.number("size", 1, MOST, USUAL);
        parameters.requireNoMore();
        return imports.newest(size)
                .map(runs -> new Newest(runs.stream().map(ImportDocument::of).toList()))
                .map(ImportStateController::answer);
    }

    @GetMapping(path = "/api/v1/imports/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<ImportDocument>> state(@PathVariable String id, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return run(id).map(ImportDocument::of).map(ImportStateController::answer);
    }

    @GetMapping(path = "/api/v1/imports/{id}/rejects", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Shows(RejectedLine.class)
    Mono<Void> rejects(@PathVariable String id, ServerWebExchange exchange) {
        QueryParameters.of(exchange.getRequest()).requireNoMore();
        return run(id).flatMap(run -> answers.send(
                exchange,
                MediaType.APPLICATION_NDJSON,
                imports.rejects(run.id()).map(line -> NdjsonLines.line(json, RejectedLine.of(line)))));
    }

    private Mono<ImportRun> run(String id) {
        return imports.byId(Addresses.read(id, text -> new ImportId(Addresses.uuid(text))))
                .switchIfEmpty(Mono.error(Addresses::notFound));
    }

    /** An import changes while it is looked at. */
    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
