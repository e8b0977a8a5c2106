/** The rate limits of one instance, in its memory. */
@NullMarked
package io.vitrine.adapter.resilience4j;

import org.jspecify.annotations.NullMarked;
