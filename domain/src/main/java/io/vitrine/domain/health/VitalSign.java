package io.vitrine.domain.health;

import reactor.core.publisher.Mono;

/** Something that the health of the service depends on, and that can be looked at. */
public interface VitalSign {

    /** What it is called in reports, such as {@code database}; always the same. */
    String name();

    /** What it means when it is not there. */
    Importance importance();

    /**
     * Looks once. It keeps no thread waiting, and may take as long as what is looked at does: whoever looks says when they have waited
     * long enough, and may then look again.
     *
     * @return exactly one finding, no worse than {@link Importance#without}; an error signal, too, means that it is not there
     */
    Mono<Finding> look();
}
