/** How much the log tells. */
@NullMarked
package io.vitrine.domain.log;

import org.jspecify.annotations.NullMarked;
