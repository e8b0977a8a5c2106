package io.vitrine.architecture.broken.adapters_do_not_know_each_other.adapter.r2dbc;

public class R2dbcShelves {}
