package io.vitrine.architecture.broken.adapters_show_only_what_others_use.adapter.r2dbc;

/** Public, although nobody else looks at it. */
public record ShelfRow(String label) {}
