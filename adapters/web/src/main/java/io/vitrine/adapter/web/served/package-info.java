/** Tells what became of requests. */
@NullMarked
package io.vitrine.adapter.web.served;

import org.jspecify.annotations.NullMarked;
