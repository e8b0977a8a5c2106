/** Requests that are recorded step by step, for those who look into where the time of one went. */
@NullMarked
package io.vitrine.domain.trace;

import org.jspecify.annotations.NullMarked;
