/** Who may make one more request. */
@NullMarked
package io.vitrine.application.limit;

import org.jspecify.annotations.NullMarked;
