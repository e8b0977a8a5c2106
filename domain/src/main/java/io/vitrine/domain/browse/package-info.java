/** Finding products and brands: filters, sorts, search, pages by keyset, facets, suggestions. */
@NullMarked
package io.vitrine.domain.browse;

import org.jspecify.annotations.NullMarked;
