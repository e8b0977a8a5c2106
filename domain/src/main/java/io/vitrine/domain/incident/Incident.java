package io.vitrine.domain.incident;

import io.vitrine.domain.account.AccountId;
import java.util.Optional;

/** Something that those who look after the service should hear of. */
public sealed interface Incident {

    /**
     * Something failed that never should.
     *
     * @param during the request that failed with it; absent when it was nobody's request
     */
    record Failure(Throwable error, Optional<Call> during) implements Incident {

        /** One of what the service does by itself. */
        public static Failure inBackground(Throwable error) {
            return new Failure(error, Optional.empty());
        }
    }

    /** Somebody waited too long. */
    record SlowRequest(ServedRequest request) implements Incident {}

    /**
     * The service has come to take more memory than it should.
     *
     * @param bytes what is resident
     * @param limit what should be, at the most
     */
    record MemoryHigh(long bytes, long limit) implements Incident {}

    /**
     * A refresh token was presented a second time, as only a thief or their victim does; its session has ended.
     *
     * @param requestId of the request that presented it
     */
    record TokenReused(AccountId account, String requestId) implements Incident {}
}
