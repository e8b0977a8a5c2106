package io.vitrine.adapter.sentry;

import io.sentry.Hint;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryItemType;
import io.sentry.hints.SubmissionResult;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import io.sentry.util.HintUtils;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A way to Sentry that lets through only what the service sends, without what Sentry's own tracing writes on the envelope, and that says
 * of each envelope whether it was taken.
 */
final class WatchedTransport implements ITransport {

    private static final Set<SentryItemType> ALLOWED = Set.of(
            SentryItemType.Event, SentryItemType.Transaction, SentryItemType.CheckIn, SentryItemType.ClientReport);

    private final ITransport transport;
    private final Consumer<Boolean> taken;

    WatchedTransport(ITransport transport, Consumer<Boolean> taken) {
        this.transport = transport;
        this.taken = taken;
    }

    @Override
    public void send(SentryEnvelope envelope, Hint hint) throws IOException {
        // What a hint already waits for is the end of the process, which then waits for this envelope.
        if (HintUtils.getSentrySdkHint(hint) == null) {
            HintUtils.setTypeCheckHint(hint, new Outcome(taken));
        }
        var header = envelope.getHeader();
        var allowed = StreamSupport.stream(envelope.getItems().spliterator(), false)
                .filter(item -> ALLOWED.contains(item.getHeader().getType()))
                .toList();
        if (!allowed.isEmpty()) {
            transport.send(
                    new SentryEnvelope(
                            new SentryEnvelopeHeader(header.getEventId(), header.getSdkVersion(), null), allowed),
                    hint);
        }
    }

    @Override
    public boolean isHealthy() {
        return transport.isHealthy();
    }

    @Override
    public void flush(long timeoutMillis) {
        transport.flush(timeoutMillis);
    }

    @Override
    public @Nullable RateLimiter getRateLimiter() {
        return transport.getRateLimiter();
    }

    @Override
    public void close(boolean isRestarting) throws IOException {
        transport.close(isRestarting);
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }

    private static final class Outcome implements SubmissionResult {

        private final Consumer<Boolean> taken;
        private volatile boolean success;

        Outcome(Consumer<Boolean> taken) {
            this.taken = taken;
        }

        @Override
        public void setResult(boolean result) {
            success = result;
            taken.accept(result);
        }

        @Override
        public boolean isSuccess() {
            return success;
        }
    }
}
