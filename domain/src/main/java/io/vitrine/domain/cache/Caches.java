package io.vitrine.domain.cache;

/** Makes caches. */
public interface Caches {
    /** A cache of things that are written like this. */
    <V> Cache<V> of(CacheCodec<V> codec);
}
