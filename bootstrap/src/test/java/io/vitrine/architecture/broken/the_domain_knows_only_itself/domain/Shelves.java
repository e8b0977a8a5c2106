package io.vitrine.architecture.broken.the_domain_knows_only_itself.domain;

import reactor.core.publisher.Mono;

/** A port may. */
interface Shelves {
    Mono<String> labelOf(String shelf);
}
