/**
 * Reads that are answered from what is kept. {@link io.vitrine.adapter.web.cache.CachedReads} is where they leave the way that other
 * requests take.
 */
@NullMarked
package io.vitrine.adapter.web.cache;

import org.jspecify.annotations.NullMarked;
