package io.vitrine.architecture.broken.the_application_knows_only_the_domain.application;

import io.vitrine.architecture.broken.the_application_knows_only_the_domain.domain.Shelves;
import org.springframework.core.env.Environment;

/** A use case that has its own idea of an environment. */
class TidyShelf {
    Shelves shelves;
    Environment environment;
}
