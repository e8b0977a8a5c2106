package io.vitrine.architecture.broken.transactions_are_not_annotations.adapter.r2dbc;

import org.springframework.transaction.annotation.Transactional;

class R2dbcShelves {
    @Transactional
    void tidy() {}
}
