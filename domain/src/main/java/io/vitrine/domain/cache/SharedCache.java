package io.vitrine.domain.cache;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Keeps bytes for all instances. It may lose or forget what it likes at any moment, and may come back with what it had long ago: every
 * value says as of which place in the order of changes it was read, and whoever asks says from which place on it is good enough. An error
 * signal means that it is out of reach ({@link io.vitrine.domain.shared.StoreUnavailable}); nobody waits long for that.
 */
public interface SharedCache {
    /**
     * The value that is kept under a key; where there is none, one of those who ask, on whichever instance, is told to make it and the
     * others that it is being made. Who was told so and does not {@linkplain #keep keep} one soon is no longer waited for.
     *
     * @param newerThan values as of this place or a lower one do not count
     */
    Mono<Lookup> find(String key, long newerThan);

    /**
     * Keeps a value, unless there is one as of a later place. Whoever was told to make it is done.
     *
     * @param position as of which place in the order of changes it was read
     * @param lifetime how long it is kept at the most
     */
    Mono<Void> keep(String key, byte[] value, long position, Duration lifetime);

    /** Lets somebody else make the value that one was told to make. */
    Mono<Void> giveUp(String key);
}
