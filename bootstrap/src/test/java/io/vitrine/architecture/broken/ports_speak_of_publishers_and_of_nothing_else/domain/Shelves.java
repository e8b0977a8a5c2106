package io.vitrine.architecture.broken.ports_speak_of_publishers_and_of_nothing_else.domain;

import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** A port that answers in the words of HTTP. */
interface Shelves {
    Mono<HttpStatus> tidy(String shelf);
}
