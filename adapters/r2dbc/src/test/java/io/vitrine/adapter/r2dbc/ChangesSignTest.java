package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.health.VitalSignContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Changes that are heard, unless PostgreSQL is frozen. */
class ChangesSignTest extends VitalSignContract {

    private static final TestDatabase DATABASE = TestDatabase.started();

    private Instance instance;
    private ChangesSign sign;

    @AfterAll
    static void end() {
        DATABASE.close();
    }

    @BeforeEach
    void listen() {
        instance = Instance.at(DATABASE.address());
        sign = new ChangesSign(instance.changes);
    }

    @AfterEach
    void close() {
        instance.close();
    }

    @Override
    protected VitalSign sign() {
        return sign;
    }

    @Override
    protected void spoil() {
        DATABASE.freeze();
    }

    @Override
    protected void mend() {
        DATABASE.thaw();
    }
}
