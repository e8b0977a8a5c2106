package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.idempotency.RepeatableRequests;
import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.exchange.ImportCatalogue;
import io.vitrine.application.exchange.ImportOutcome;
import io.vitrine.application.exchange.UploadBroke;
import io.vitrine.domain.audit.Act;
import io.vitrine.domain.exchange.ImportMode;
import io.vitrine.domain.exchange.ImportOrder;
import io.vitrine.domain.exchange.ImportRun;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes uploads of any length. */
@RestController
class ImportController {

    private static final Map<String, ImportMode> MODES =
            Arrays.stream(ImportMode.values()).collect(Collectors.toMap(ImportMode::text, Function.identity()));

    private final ImportCatalogue imports;
    private final ImportUpload upload;

    ImportController(ImportCatalogue imports, ImportUpload upload) {
        this.imports = imports;
        this.upload = upload;
    }

    @PostMapping(
            path = "/api/v1/imports",
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<ImportDocument>> upload(Caller caller, Act act, ServerHttpRequest request) {
        return imports.upload(
                        order(request),
                        RepeatableRequests.key(request.getHeaders(), caller),
                        act,
                        upload.lines(request))
                .map(ImportController::answer);
    }

    private static ImportOrder order(ServerHttpRequest request) {
        var parameters = QueryParameters.of(request);
        var mode = parameters.oneOf("mode", MODES, ImportMode.UPSERT);
        var dryRun = parameters.flag("dryRun");
        parameters.requireNoMore();
        return new ImportOrder(mode, dryRun);
    }

    private static ResponseEntity<ImportDocument> answer(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Completed(var run) -> state(run).body(ImportDocument.of(run));
            case ImportOutcome.Repeated(var run) ->
                state(run).header(RepeatableRequests.REPLAYED, "true").body(ImportDocument.of(run));
            case ImportOutcome.Interrupted(var run, var cause) -> throw interrupted(run, cause);
            case ImportOutcome.StoreLost lost ->
                throw at(lost.run(), Problem.storeOutOfReach()).exception();
            case ImportOutcome.TakenOver(var run) -> throw takenOver(run);
            case ImportOutcome.InProgress(var run) -> throw inProgress(run);
            case ImportOutcome.KeyMismatch() ->
                throw Problem.of(ProblemType.IDEMPOTENCY_MISMATCH, "The key was used for something else before")
                        .exception();
        };
    }

    private static ResponseEntity.BodyBuilder state(ImportRun run) {
        return ResponseEntity.ok().location(URI.create(ImportDocument.address(run.id())));
    }

    private static ProblemException interrupted(ImportRun run, UploadBroke cause) {
        var tooLarge = cause instanceof BrokenUpload broken && broken.isTooLarge();
        var problem = Problem.of(
                tooLarge ? ProblemType.TOO_LARGE : ProblemType.MALFORMED, String.valueOf(cause.getMessage()));
        return at(run, problem).exception();
    }

    private static Problem at(ImportRun run, Problem problem) {
        return problem.with("import", ImportDocument.address(run.id())).with("lastLine", run.lastLine());
    }

    private static ProblemException takenOver(ImportRun run) {
        return Problem.of(
                        ProblemType.CONFLICT, "This upload stalled, and the same one, sent again, took its import over")
                .with("import", ImportDocument.address(run.id()))
                .exception();
    }

    private static ProblemException inProgress(Optional<ImportRun> run) {
        var problem =
                Problem.of(ProblemType.IDEMPOTENCY_IN_PROGRESS, "The first upload with this key is still running");
        return run.map(it -> problem.with("import", ImportDocument.address(it.id())))
                .orElse(problem)
                .exception();
    }
}
