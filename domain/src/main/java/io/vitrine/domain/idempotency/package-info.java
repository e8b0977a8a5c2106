/** A repeated request gets the first answer instead of a second effect. */
@NullMarked
package io.vitrine.domain.idempotency;

import org.jspecify.annotations.NullMarked;
