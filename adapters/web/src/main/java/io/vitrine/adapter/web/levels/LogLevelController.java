package io.vitrine.adapter.web.levels;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.catalogue.Addresses;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.application.log.ChangeLogLevels;
import io.vitrine.application.log.ChangeLogLevels.LevelChange;
import io.vitrine.domain.audit.Act;
import io.vitrine.domain.log.LoggerName;
import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.Violation;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows administrators how much the log of the instance that answers tells, and has it tell more or less for a while. */
@RestController
@RequestMapping(path = "/api/v1/log-levels", produces = APPLICATION_JSON_VALUE)
final class LogLevelController {

    private final ChangeLogLevels levels;
    private final Json json;

    LogLevelController(ChangeLogLevels levels, Json json) {
        this.levels = levels;
        this.json = json;
    }

    /** The loggers that were told how much to tell. */
    record LogLevelList(List<LogLevelDocument> items) {}

    @GetMapping
    Mono<ResponseEntity<LogLevelList>> list(ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return levels.all()
                .map(all -> ok().body(new LogLevelList(
                        all.stream().map(LogLevelDocument::of).toList())));
    }

    @PutMapping(path = "/{logger}", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<LogLevelDocument>> set(
            @PathVariable String logger, @RequestBody byte[] body, Act act, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var name = Addresses.read(logger, LoggerName::new);
        var draft = LevelDraft.read(json.read(body));
        return levels.change(name, draft.level(), draft.duration(), act).map(outcome -> switch (outcome) {
            case LevelChange.Changed(var changed) -> ok().body(LogLevelDocument.of(changed));
            case LevelChange.TooTalkative() ->
                throw new InvalidDocument(List.of(new Violation(
                        "/" + LevelDraft.LEVEL,
                        "too-talkative",
                        "is more than a logger that is not of io.vitrine may tell, which is info")));
        });
    }

    private static ResponseEntity.BodyBuilder ok() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore());
    }
}
