package io.vitrine.domain.idempotency;

import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.InMemoryAtomically;

final class InMemoryAnswersTest extends AnswersContract {
    private final Answers answers = new InMemoryAnswers();

    @Override
    protected Answers answers() {
        return answers;
    }

    @Override
    protected Atomically atomically() {
        return new InMemoryAtomically();
    }
}
