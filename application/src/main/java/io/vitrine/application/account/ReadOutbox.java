package io.vitrine.application.account;

import io.vitrine.domain.account.Outbox;
import io.vitrine.domain.account.Outbox.Kept;
import java.util.List;

/** Shows somebody who tries the service out on their own machine the mail that was not sent. */
public final class ReadOutbox {

    private final Outbox outbox;

    public ReadOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The last letters, the newest first. */
    public List<Kept> letters() {
        return outbox.letters();
    }
}
