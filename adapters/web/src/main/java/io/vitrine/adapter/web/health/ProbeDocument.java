package io.vitrine.adapter.web.health;

import io.vitrine.domain.health.Status;

/** All that a probe is told. */
record ProbeDocument(String status) {

    static ProbeDocument of(boolean well) {
        return new ProbeDocument((well ? Status.UP : Status.DOWN).name());
    }
}
