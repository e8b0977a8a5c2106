/** Products and brands: values that cannot be wrong, what a write leads to, and the ports that keep them. */
@NullMarked
package io.vitrine.domain.catalogue;

import org.jspecify.annotations.NullMarked;
