package io.vitrine.architecture.broken.nothing_knows_bootstrap.adapter.web;

import io.vitrine.architecture.broken.nothing_knows_bootstrap.bootstrap.ServiceSettings;

/** A controller that reads the settings of the whole service. */
class ShelfController {
    ServiceSettings settings;
}
