package io.vitrine.architecture.broken.no_technology_is_named_inside.adapter.r2dbc;

/** An adapter is named by its technology. */
class R2dbcShelves {}
