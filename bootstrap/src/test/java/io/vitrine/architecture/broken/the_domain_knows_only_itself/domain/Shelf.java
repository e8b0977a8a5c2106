package io.vitrine.architecture.broken.the_domain_knows_only_itself.domain;

import reactor.core.publisher.Mono;

/** A thing of the domain that waits for other things, and so cannot be without Reactor. */
class Shelf {
    Mono<String> label;
}
