package io.vitrine.domain.factor;

final class PlainFactorSecretsTest extends FactorSecretsContract {
    private final FactorSecrets secrets = new PlainFactorSecrets();

    @Override
    protected FactorSecrets secrets() {
        return secrets;
    }
}
