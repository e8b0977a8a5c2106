package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.idempotency.AnswersContract;
import io.vitrine.domain.shared.Atomically;

class R2dbcAnswersTest extends AnswersContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();

    @Override
    protected Answers answers() {
        return ports.answers();
    }

    @Override
    protected Atomically atomically() {
        return ports.atomically();
    }
}
