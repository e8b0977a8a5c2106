package io.vitrine.architecture.broken.adapters_show_only_what_others_use.adapter.r2dbc;

/** Public, since bootstrap asks it something. */
public record R2dbcShelves(ShelfRow row) {}
