/** Exports and imports as streams of lines. */
@NullMarked
package io.vitrine.adapter.web.exchange;

import org.jspecify.annotations.NullMarked;
