package io.vitrine.architecture.broken.controllers_do_not_call_ports.adapter.web;

import io.vitrine.architecture.broken.controllers_do_not_call_ports.application.ReadLabel;
import io.vitrine.architecture.broken.controllers_do_not_call_ports.domain.Shelves;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ShelfController {
    private final ReadLabel reading;
    private final Shelves shelves;

    ShelfController(ReadLabel reading, Shelves shelves) {
        this.reading = reading;
        this.shelves = shelves;
    }

    @GetMapping("/shelves/{shelf}/label")
    Mono<String> label(@PathVariable int shelf) {
        return reading.of(shelf);
    }

    /** Goes past the use case. */
    @GetMapping("/shelves/{shelf}/label/short")
    Mono<String> shortLabel(@PathVariable int shelf) {
        return shelves.labelOf(shelf);
    }
}
