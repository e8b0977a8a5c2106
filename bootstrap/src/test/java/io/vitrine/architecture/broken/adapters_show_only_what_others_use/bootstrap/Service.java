package io.vitrine.architecture.broken.adapters_show_only_what_others_use.bootstrap;

import io.vitrine.architecture.broken.adapters_show_only_what_others_use.adapter.r2dbc.R2dbcShelves;

record Service(R2dbcShelves shelves) {}
