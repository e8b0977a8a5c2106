package io.vitrine.architecture.broken.the_web_does_not_see_persistence.adapter.web;

import org.springframework.r2dbc.core.DatabaseClient;

/** A controller with SQL in mind. */
class ShelfController {
    DatabaseClient client;
}
