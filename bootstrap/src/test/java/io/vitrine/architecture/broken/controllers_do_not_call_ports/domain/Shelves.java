package io.vitrine.architecture.broken.controllers_do_not_call_ports.domain;

import reactor.core.publisher.Mono;

public interface Shelves {
    Mono<String> labelOf(int shelf);
}
