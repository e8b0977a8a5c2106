package io.vitrine.architecture.broken.no_technology_reaches_the_inside.application;

import tools.jackson.databind.json.JsonMapper;

/** A use case that reads JSON. */
class TidyShelf {
    JsonMapper mapper;
}
