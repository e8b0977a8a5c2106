package io.vitrine.architecture.broken.every_port_has_an_adapter.adapter.r2dbc;

import io.vitrine.architecture.broken.every_port_has_an_adapter.domain.Books;

record R2dbcBooks(int count) implements Books {}
