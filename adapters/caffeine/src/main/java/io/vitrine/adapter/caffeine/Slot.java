package io.vitrine.adapter.caffeine;

import io.vitrine.domain.cache.CacheCodec;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What stands in the near cache under a key. Each is itself only: whoever replaces one knows that nothing has happened to it. */
sealed interface Slot<V> {
    /** About how many bytes of memory it takes. */
    int weight(CacheCodec<V> codec);

    /** For how long it may stand there. */
    Duration left();

    /** A value that is kept. */
    final class Held<V> implements Slot<V> {
        private static final int OVERHEAD = 200;

        private final V value;
        private final Duration left;
        private final long dueAt;
        private final AtomicBoolean renewed = new AtomicBoolean();

        /** @param dueAt when it is time to make it anew, by {@link System#nanoTime} */
        Held(V value, Duration left, long dueAt) {
            this.value = value;
            this.left = left;
            this.dueAt = dueAt;
        }

        V value() {
            return value;
        }

        @Override
        public int weight(CacheCodec<V> codec) {
            return OVERHEAD + codec.weight(value);
        }

        @Override
        public Duration left() {
            return left;
        }

        /** Whether it should be made anew and nobody does. */
        boolean isDue(long now) {
            return now - dueAt >= 0 && !renewed.get();
        }

        /** Whether whoever asks is the one to make it anew. */
        boolean beginRenewal() {
            return renewed.compareAndSet(false, true);
        }

        /** Making it anew failed; it may be tried again. */
        void endRenewal() {
            renewed.set(false);
        }
    }

    /** A value that is being made, and those who wait for it. */
    final class Flight<V> implements Slot<V> {
        private final AtomicBoolean begun = new AtomicBoolean();
        private final Sinks.One<V> arrival = Sinks.one();

        /** It is not thrown out while somebody waits for it. */
        @Override
        public int weight(CacheCodec<V> codec) {
            return 0;
        }

        /** Longer than making a value can take. */
        @Override
        public Duration left() {
            return Duration.ofMinutes(1);
        }

        /** Whether whoever asks is the one to make it. */
        boolean begin() {
            return begun.compareAndSet(false, true);
        }

        Mono<V> arrival() {
            return arrival.asMono();
        }

        void land(V value) {
            arrival.tryEmitValue(value);
        }

        void fail(Throwable failure) {
            arrival.tryEmitError(failure);
        }
    }
}
