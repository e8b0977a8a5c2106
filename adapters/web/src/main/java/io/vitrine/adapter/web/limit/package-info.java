/** How many calls somebody may make, and how that is told. */
@NullMarked
package io.vitrine.adapter.web.limit;

import org.jspecify.annotations.NullMarked;
