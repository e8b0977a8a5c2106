/** How many requests somebody may make within a time. */
@NullMarked
package io.vitrine.domain.limit;

import org.jspecify.annotations.NullMarked;
