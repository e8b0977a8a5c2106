package io.vitrine.architecture.broken.adapters_do_not_know_each_other.adapter.web;

import io.vitrine.architecture.broken.adapters_do_not_know_each_other.adapter.r2dbc.R2dbcShelves;

/** A controller that asks the store itself. */
class ShelfController {
    R2dbcShelves shelves;
}
