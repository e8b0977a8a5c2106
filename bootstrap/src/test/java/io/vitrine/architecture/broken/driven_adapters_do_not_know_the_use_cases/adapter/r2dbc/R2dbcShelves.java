package io.vitrine.architecture.broken.driven_adapters_do_not_know_the_use_cases.adapter.r2dbc;

import io.vitrine.architecture.broken.driven_adapters_do_not_know_the_use_cases.application.TidyShelf;

/** A store that runs a use case. */
class R2dbcShelves {
    TidyShelf tidying;
}
