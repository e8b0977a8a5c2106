package io.vitrine.architecture.broken.handlers_do_not_return_domain_types.adapter.web;

import io.vitrine.architecture.broken.handlers_do_not_return_domain_types.domain.Shelf;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ShelfController {
    /** Hands out a value of the domain, deep inside a generic type. */
    @GetMapping("/shelves")
    Mono<ResponseEntity<List<Shelf>>> all() {
        return Mono.empty();
    }

    @GetMapping("/shelves/first")
    Mono<ShelfBody> first() {
        return Mono.just(body(new Shelf("first")));
    }

    private static ShelfBody body(Shelf shelf) {
        return new ShelfBody(shelf.label());
    }

    record ShelfBody(String label) {}
}
