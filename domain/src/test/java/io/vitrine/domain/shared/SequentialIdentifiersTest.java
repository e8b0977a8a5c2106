package io.vitrine.domain.shared;

final class SequentialIdentifiersTest extends IdentifiersContract {
    private final Identifiers identifiers = new SequentialIdentifiers();

    @Override
    protected Identifiers identifiers() {
        return identifiers;
    }
}
