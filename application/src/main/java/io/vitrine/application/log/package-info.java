/** How much the log tells. */
@NullMarked
package io.vitrine.application.log;

import org.jspecify.annotations.NullMarked;
