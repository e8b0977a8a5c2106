package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.catalogue.Addresses;
import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.adapter.web.request.Clients;
import io.vitrine.application.account.ReadOutbox;
import io.vitrine.domain.account.Outbox.Kept;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
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

    private static final Pattern OF_THIS_MACHINE =
            Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?", Pattern.CASE_INSENSITIVE);

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
            if (!isAskedAsThisMachine(request)) {
                throw Problem.of(ProblemType.FORBIDDEN, "This is shown at localhost only")
                        .exception();
            }
            var items = outbox.letters().stream().map(LetterDocument::of).toList();
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new LetterList(items));
        });
    }

    /** A page of elsewhere can have its own name lead to this machine, but a browser goes on saying that name. */
    private static boolean isAskedAsThisMachine(ServerHttpRequest request) {
        var hosts = request.getHeaders().getOrEmpty(HttpHeaders.HOST);
        return hosts.size() == 1 && OF_THIS_MACHINE.matcher(hosts.getFirst()).matches();
    }

    record LetterList(List<LetterDocument> items) {}

    record LetterDocument(String to, String subject, String text) {
        static LetterDocument of(Kept letter) {
            return new LetterDocument(letter.to().value(), letter.subject(), letter.text());
        }
    }
}
