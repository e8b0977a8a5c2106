package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import java.time.Duration;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/** Whether what is noted gets stored: nothing was lost lately, and there is room for more. */
final class NotebookSign implements VitalSign {

    /** Long enough for somebody to see it. */
    static final Duration LATELY = Duration.ofMinutes(15);

    private static final int NEARLY_FULL_PERCENT = 80;

    private final String name;
    private final Notebook<?> notebook;
    private final LongSupplier nanos;

    private long lost;
    private long lostAt;

    NotebookSign(String name, Notebook<?> notebook, LongSupplier nanos) {
        this.name = name;
        this.notebook = notebook;
        this.nanos = nanos;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Importance importance() {
        return Importance.HELPFUL;
    }

    @Override
    public Mono<Finding> look() {
        return Mono.fromSupplier(this::found);
    }

    private synchronized Finding found() {
        var now = nanos.getAsLong();
        var lostByNow = notebook.lost();
        if (lostByNow > lost) {
            lost = lostByNow;
            lostAt = now;
        }
        var waiting = notebook.waiting();
        return finding(now, waiting).with("waiting", waiting).with("lost", lost);
    }

    private Finding finding(long now, int waiting) {
        if (lost > 0 && now - lostAt < LATELY.toNanos()) {
            return Finding.of(Status.DEGRADED, "some could not be kept lately");
        }
        return waiting * 100L >= (long) notebook.most() * NEARLY_FULL_PERCENT
                ? Finding.of(Status.DEGRADED, "nearly as many wait to be stored as there is room for")
                : Finding.up();
    }
}
