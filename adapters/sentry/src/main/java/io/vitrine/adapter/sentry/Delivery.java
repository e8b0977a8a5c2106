package io.vitrine.adapter.sentry;

import io.sentry.AsyncHttpTransportFactory;
import io.sentry.DataCategory;
import io.sentry.DateUtils;
import io.sentry.Hint;
import io.sentry.ITransportFactory;
import io.sentry.RequestDetails;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryOptions;
import io.sentry.clientreport.ClientReport;
import io.sentry.clientreport.DiscardReason;
import io.sentry.transport.ITransport;
import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to Sentry, and what is known of it: whether what was sent last was taken, and how much was lost. One thread of Sentry's own sends
 * everything, and what waits for it is bounded.
 */
final class Delivery implements ITransportFactory, SentryOptions.OnDiscardCallback {

    private static final Finding SILENT = Finding.of(
            Status.DEGRADED, "Sentry does not take what it is sent: incidents are told to nobody but the log");
    private static final Finding LIMITED =
            Finding.of(Status.DEGRADED, "Sentry takes no more for a while: incidents are told to nobody but the log");

    private static final Set<DiscardReason> ON_THE_WAY = Set.of(
            DiscardReason.QUEUE_OVERFLOW,
            DiscardReason.NETWORK_ERROR,
            DiscardReason.SEND_ERROR,
            DiscardReason.RATELIMIT_BACKOFF);

    private final Duration whileWell;
    private final Duration whileNot;
    private final LongSupplier nanos;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong lastWord;

    private volatile boolean refused;
    private volatile @Nullable Way way;

    /** What it takes to send something. */
    private record Way(ITransport transport, SentryOptions options) {}

    /**
     * @param whileWell how long nothing may have been sent until Sentry is asked whether it is there
     * @param whileNot the same while it was not there when something was sent last
     * @param nanos the time, from wherever it counts, as {@code System.nanoTime} gives it
     */
    Delivery(Duration whileWell, Duration whileNot, LongSupplier nanos) {
        this.whileWell = whileWell;
        this.whileNot = whileNot;
        this.nanos = nanos;
        lastWord = new AtomicLong(nanos.getAsLong() - whileWell.toNanos());
    }

    @Override
    public ITransport create(SentryOptions options, RequestDetails details) {
        var transport = new WatchedTransport(new AsyncHttpTransportFactory().create(options, details), this::heard);
        way = new Way(transport, options);
        return transport;
    }

    private void heard(boolean taken) {
        refused = !taken;
        lastWord.set(nanos.getAsLong());
    }

    /** A transaction also counts as a span, which is not counted a second time here. */
    @Override
    public void execute(DiscardReason reason, DataCategory category, Long number) {
        if (ON_THE_WAY.contains(reason) && category != DataCategory.Span) {
            lost.addAndGet(number);
        }
    }

    /** How much was lost on the way since the start. */
    long lost() {
        return lost.get();
    }

    /** How the way is, as far as that is known; now and then somebody has to be sent along it to know. */
    Finding look() {
        var current = way;
        if (current == null) {
            return Finding.up();
        }
        if (isTimeToAsk()) {
            ask(current);
        }
        return finding(current).with("lost", lost());
    }

    private Finding finding(Way current) {
        var limits = current.transport().getRateLimiter();
        if (limits != null && limits.isAnyRateLimitActive()) {
            return LIMITED;
        }
        return refused ? SILENT : Finding.up();
    }

    private boolean isTimeToAsk() {
        var now = nanos.getAsLong();
        var last = lastWord.get();
        var due = now - last >= (refused ? whileNot : whileWell).toNanos();
        return due && lastWord.compareAndSet(last, now);
    }

    /** A report that nothing was lost but what Sentry is told of anyway. */
    private void ask(Way current) {
        try {
            var report = SentryEnvelopeItem.fromClientReport(
                    current.options().getSerializer(), new ClientReport(DateUtils.getCurrentDateTime(), List.of()));
            current.transport().send(new SentryEnvelope(new SentryEnvelopeHeader(), List.of(report)), new Hint());
        } catch (IOException _) {
            refused = true;
        }
    }
}
