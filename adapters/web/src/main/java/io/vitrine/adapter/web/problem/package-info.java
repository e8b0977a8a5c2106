/** Refusals and failures, told as RFC 9457 problems in one place. */
@NullMarked
package io.vitrine.adapter.web.problem;

import org.jspecify.annotations.NullMarked;
