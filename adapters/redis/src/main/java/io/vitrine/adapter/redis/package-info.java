/** What instances share through Redis, and how they do without it while it is away. */
@NullMarked
package io.vitrine.adapter.redis;

import org.jspecify.annotations.NullMarked;
