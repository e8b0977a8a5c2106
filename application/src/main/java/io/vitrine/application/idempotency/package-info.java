/** Requests that are repeated with a key. */
@NullMarked
package io.vitrine.application.idempotency;

import org.jspecify.annotations.NullMarked;
