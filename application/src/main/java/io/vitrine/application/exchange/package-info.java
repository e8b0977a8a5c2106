/** Imports: from a stream of lines to stored products. */
@NullMarked
package io.vitrine.application.exchange;

import org.jspecify.annotations.NullMarked;
