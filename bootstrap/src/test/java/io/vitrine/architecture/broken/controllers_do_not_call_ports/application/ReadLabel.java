package io.vitrine.architecture.broken.controllers_do_not_call_ports.application;

import io.vitrine.architecture.broken.controllers_do_not_call_ports.domain.Shelves;
import reactor.core.publisher.Mono;

public record ReadLabel(Shelves shelves) {
    public Mono<String> of(int shelf) {
        return shelves.labelOf(shelf);
    }
}
