package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.catalogue.Addresses;
import io.vitrine.adapter.web.request.Clients;
import io.vitrine.application.account.ReadOutbox;
import io.vitrine.domain.account.Outbox.Kept;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Shows the mail of a local start, which has tokens in it: to this machine alone, and never in production, where there is no
 * such handler.
 */
@RestController
final class OutboxController {

    private final ReadOutbox outbox;
    private final Clients clients;

    OutboxController(ReadOutbox outbox, Clients clients) {
        this.outbox = outbox;
        this.clients = clients;
    }

    @GetMapping(path = "/local/outbox", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<LetterList>> letters(ServerHttpRequest request) {
        return Mono.fromSupplier(() -> {
            if (!clients.isOfThisMachine(request)) {
                throw Addresses.notFound();
            }
            var items = outbox.letters().stream().map(LetterDocument::of).toList();
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new LetterList(items));
        });
    }

    record LetterList(List<LetterDocument> items) {}

    record LetterDocument(String to, String subject, String text) {
        static LetterDocument of(Kept letter) {
            return new LetterDocument(letter.to().value(), letter.subject(), letter.text());
        }
    }
}
