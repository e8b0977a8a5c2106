/** Requests that may be repeated under a key. */
@NullMarked
package io.vitrine.adapter.web.idempotency;

import org.jspecify.annotations.NullMarked;
