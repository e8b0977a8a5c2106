package io.vitrine.domain.cache;

import java.util.Optional;

/** How things are written to be kept outside of this process. */
public interface CacheCodec<V> {
    /** Says which form of writing this is: what was written in another one is not read. It stands in every key. */
    String version();

    byte[] write(V value);

    /** Reads what was written; empty where it cannot be read. */
    Optional<V> read(byte[] written);

    /** About how many bytes of memory one takes. */
    int weight(V value);
}
