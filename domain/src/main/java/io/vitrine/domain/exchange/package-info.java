/** Imports: a stream of lines becomes products, one bad line never stopping the others. */
@NullMarked
package io.vitrine.domain.exchange;

import org.jspecify.annotations.NullMarked;
