package io.vitrine.domain.health;

class InMemoryVitalSignTest extends VitalSignContract {

    private final InMemoryVitalSign sign = new InMemoryVitalSign("database", Importance.NEEDED);

    @Override
    protected VitalSign sign() {
        return sign;
    }

    @Override
    protected void spoil() {
        sign.is(Status.DOWN);
    }

    @Override
    protected void mend() {
        sign.is(Status.UP);
    }
}
