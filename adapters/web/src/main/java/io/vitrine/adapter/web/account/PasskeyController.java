package io.vitrine.adapter.web.account;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.vitrine.adapter.web.catalogue.Addresses;
import io.vitrine.adapter.web.json.Timestamps;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.passkey.ManagePasskeys;
import io.vitrine.application.passkey.ManagePasskeys.Addition;
import io.vitrine.application.passkey.ManagePasskeys.Beginning;
import io.vitrine.domain.passkey.Backup;
import io.vitrine.domain.passkey.Passkey;
import io.vitrine.domain.passkey.PasskeyId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Adds passkeys to one's own account, shows and removes them. */
@RestController
@RequestMapping(path = "/api/v1/me/passkeys", produces = APPLICATION_JSON_VALUE)
final class PasskeyController {

    private final ManagePasskeys passkeys;
    private final SentPasskeys forms;
    private final Occasions occasions;

    PasskeyController(ManagePasskeys passkeys, SentPasskeys forms, Occasions occasions) {
        this.passkeys = passkeys;
        this.forms = forms;
        this.occasions = occasions;
    }

    /** A passkey as its owner sees it. */
    record OwnPasskey(
            String id,
            String name,
            String createdAt,
            @Nullable String lastUsedAt,
            boolean backedUp) {

        static OwnPasskey of(Passkey passkey) {
            var lastUsedAt = passkey.lastUsedAt();
            return new OwnPasskey(
                    passkey.id().toString(),
                    passkey.name().value(),
                    Timestamps.text(passkey.createdAt()),
                    lastUsedAt == null ? null : Timestamps.text(lastUsedAt),
                    passkey.credential().backup() == Backup.DONE);
        }
    }

    /** The passkeys of an account, the oldest first. */
    record PasskeyList(List<OwnPasskey> items) {}

    @PostMapping(path = "/options", consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<CreationOptions>> options(@RequestBody byte[] body, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = caller.account();
        var password = forms.password(body);
        return occasions
                .of(request)
                .flatMap(occasion -> passkeys.begin(account, password, occasion))
                .map(beginning -> switch (beginning) {
                    case Beginning.Begun(var creation) -> PersonalAnswers.ok().body(CreationOptions.of(creation));
                    case Beginning.WrongPassword() -> throw PasskeyRefusals.wrongPassword();
                    case Beginning.TooMany() -> throw PasskeyRefusals.tooMany();
                });
    }

    @PostMapping(consumes = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<OwnPasskey>> add(@RequestBody byte[] body, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = caller.account();
        var session = caller.ownSession();
        var form = forms.creation(body);
        return occasions
                .of(request)
                .flatMap(occasion -> passkeys.add(account, session, form.name(), form.answer(), occasion))
                .map(addition -> switch (addition) {
                    case Addition.Added(var passkey) ->
                        ResponseEntity.status(HttpStatus.CREATED)
                                .cacheControl(CacheControl.noStore())
                                .body(OwnPasskey.of(passkey));
                    case Addition.NotAccepted() -> throw PasskeyRefusals.creationNotAccepted();
                    case Addition.TooMany() -> throw PasskeyRefusals.tooMany();
                    case Addition.SessionEnded() -> throw AccountRefusals.sessionEnded();
                });
    }

    @GetMapping
    Mono<ResponseEntity<PasskeyList>> list(Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        return passkeys.list(caller.account())
                .map(OwnPasskey::of)
                .collectList()
                .map(items -> PersonalAnswers.ok().body(new PasskeyList(items)));
    }

    @DeleteMapping("/{id}")
    Mono<ResponseEntity<Void>> remove(@PathVariable String id, Caller caller, ServerHttpRequest request) {
        QueryParameters.of(request).requireNoMore();
        var account = caller.account();
        var passkey = Addresses.read(id, text -> new PasskeyId(Addresses.uuid(text)));
        return occasions
                .of(request)
                .flatMap(occasion -> passkeys.remove(account, passkey, occasion))
                .filter(removed -> removed)
                .map(_ -> PersonalAnswers.noContent().<Void>build())
                .switchIfEmpty(Mono.error(Addresses::notFound));
    }
}
